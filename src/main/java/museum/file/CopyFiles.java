package museum.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import museum.billing.Quota;
import museum.collection.Album;
import museum.collection.Albums;
import museum.collection.CollectionFileItem;
import museum.storage.Buckets;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import museum.web.ApiError;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes files of others, which are in an album that the caller sees, the caller's own: their objects are copied at the store, then all are registered at once
 * or none. What was copied in vain is deleted soon. Protocol 03 §4.4.
 */
@Service
class CopyFiles {

    private static final int MOST_AT_ONCE = 100;
    private static final int COPIES_AT_ONCE = 16;

    /** A file, and the keys of its objects to be. */
    private record Copy(CopySources.Source source, StoredObjects from, StoredObjects to, CollectionFileItem item) {

        RegisterFiles.Registration registration() {
            var row = new FileQueries.Row(
                    source.fileDecryptionHeader(),
                    source.thumbnailDecryptionHeader(),
                    source.metadataDecryptionHeader(),
                    source.encryptedMetadata(),
                    null,
                    source.pubMagicMetadata(),
                    to);
            return new RegisterFiles.Registration(
                    row, present(item.encryptedKey()), present(item.keyDecryptionNonce()));
        }
    }

    private final Albums albums;
    private final CopySources sources;
    private final Quota quota;
    private final TempObjects temp;
    private final ObjectStore store;
    private final Buckets buckets;
    private final RegisterFiles register;

    CopyFiles(
            Albums albums,
            CopySources sources,
            Quota quota,
            TempObjects temp,
            ObjectStore store,
            Buckets buckets,
            RegisterFiles register) {
        this.albums = albums;
        this.sources = sources;
        this.quota = quota;
        this.temp = temp;
        this.store = store;
        this.buckets = buckets;
        this.register = register;
    }

    /** Returns the ids of the copies by those of the originals. */
    Map<Long, Long> copy(Caller caller, CopyRequest request) {
        if (request.files().size() > MOST_AT_ONCE) {
            throw ApiError.badRequest("more than 100 items");
        }
        var from = albums.access(caller.userId(), request.srcCollectionID()).album();
        requireSameApp(caller, from, albums.owned(caller.userId(), request.dstCollectionID()));
        var copies = plan(caller.userId(), request);
        quota.check(caller.userId(), caller.app(), OptionalLong.empty());
        if (copies.isEmpty()) {
            return Map.of();
        }
        quota.check(
                caller.userId(),
                caller.app(),
                OptionalLong.of(
                        copies.stream().mapToLong(one -> one.from().bytes()).sum()));
        var keys = copies.stream().flatMap(one -> one.to().keys().stream()).toList();
        temp.stage(buckets.primaryHot(), keys);
        try {
            copyObjects(copies);
            return registered(caller, request.dstCollectionID(), copies);
        } catch (RuntimeException failure) {
            temp.expire(keys);
            throw failure;
        }
    }

    private static void requireSameApp(Caller caller, Album from, Album to) {
        if (from.app() != to.app() || to.app() != caller.app()) {
            throw ApiError.permissionDenied();
        }
    }

    private List<Copy> plan(long userId, CopyRequest request) {
        var ids = request.files().stream().map(CollectionFileItem::id).toList();
        if (ids.stream().distinct().count() != ids.size()) {
            throw ApiError.badRequest();
        }
        var found = sources.in(request.srcCollectionID(), ids).stream()
                .collect(Collectors.toMap(CopySources.Source::fileId, Function.identity()));
        if (found.size() < ids.size()) {
            throw ApiError.notFound();
        }
        if (found.values().stream().anyMatch(file -> file.ownerId() == userId)) {
            throw ApiError.badRequest("can not copy files owned by actor");
        }
        var copies = new ArrayList<Copy>();
        for (var item : request.files()) {
            present(item.encryptedKey());
            present(item.keyDecryptionNonce());
            copies.add(planned(userId, found.get(item.id()), item));
        }
        return copies;
    }

    private static Copy planned(long userId, CopySources.@Nullable Source source, CollectionFileItem item) {
        if (source == null || source.fileKey() == null || source.thumbnailKey() == null) {
            throw ApiError.badRequest("can not copy files without contents");
        }
        var from =
                new StoredObjects(source.fileKey(), source.fileSize(), source.thumbnailKey(), source.thumbnailSize());
        var to = new StoredObjects(
                ObjectKeys.fresh(userId), source.fileSize(), ObjectKeys.fresh(userId), source.thumbnailSize());
        return new Copy(source, from, to, item);
    }

    private void copyObjects(List<Copy> copies) {
        var work = new ArrayList<Future<?>>();
        try (var threads =
                Executors.newFixedThreadPool(COPIES_AT_ONCE, Thread.ofVirtual().factory())) {
            for (var one : copies) {
                for (var type : ObjectType.values()) {
                    work.add(threads.submit(() -> store.copy(
                            buckets.primaryHot(),
                            one.from().key(type),
                            buckets.primaryHot(),
                            one.to().key(type))));
                }
            }
        }
        for (var one : work) {
            if (one.state() == Future.State.FAILED) {
                throw one.exceptionNow() instanceof ObjectStoreException failure
                        ? failure
                        : new IllegalStateException(one.exceptionNow());
            }
        }
    }

    private Map<Long, Long> registered(Caller caller, long albumId, List<Copy> copies) {
        var made = register.register(
                caller.userId(),
                caller.app(),
                albumId,
                copies.stream().map(Copy::registration).toList());
        var ids = new LinkedHashMap<Long, Long>();
        for (int i = 0; i < copies.size(); i++) {
            ids.put(copies.get(i).source().fileId(), made.fileIds().get(i));
        }
        return ids;
    }

    private static String present(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw ApiError.badRequest();
        }
        return text;
    }
}

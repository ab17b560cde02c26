package museum.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;
import java.util.Set;
import museum.account.Users;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.ErrorCode;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes albums and folders; favorites and uncategorized only once per person and app, then the existing one is handed out. Protocol 02 §7.1. */
@Service
class CreateCollection {

    private static final Set<String> TYPES = Set.of("album", "folder", "favorites", "uncategorized");

    /** What old apps send for {@code album}. */
    private static final String OLD_ALBUM = "CollectionType.album";

    private final CreateQueries creation;
    private final CollectionQueries collections;
    private final AlbumLockQueries locks;
    private final Users users;
    private final JsonMapper json;

    CreateCollection(
            CreateQueries creation,
            CollectionQueries collections,
            AlbumLockQueries locks,
            Users users,
            JsonMapper json) {
        this.creation = creation;
        this.collections = collections;
        this.locks = locks;
        this.users = users;
        this.json = json;
    }

    /** The part of a {@code Collection} that a client may set. Whatever else it sends is looked at for its form only. */
    record Request(
            @Required String encryptedKey,
            @Required String keyDecryptionNonce,
            @Required String type,
            @Nullable String name,
            @Nullable String encryptedName,
            @Nullable String nameDecryptionNonce,
            @Nullable Attributes attributes,
            @Nullable MagicMetadata magicMetadata,
            @Nullable MagicMetadata pubMagicMetadata,
            @Nullable MagicMetadata sharedMagicMetadata) {}

    /** Where a folder is on the device, encrypted. */
    @JsonInclude(Include.NON_EMPTY)
    record Attributes(
            @Nullable String encryptedPath,
            @Nullable String pathDecryptionNonce,
            @JsonInclude(Include.ALWAYS) long version) {}

    @Transactional
    CollectionEntry create(Caller caller, Request request) {
        Base64Key.require(request.encryptedKey(), Base64Key.ENCRYPTED);
        Base64Key.require(request.keyDecryptionNonce(), Base64Key.NONCE);
        if (users.publicKey(caller.userId()).isEmpty()) {
            throw ApiError.notFound();
        }
        var type = request.type().equals(OLD_ALBUM) ? "album" : request.type();
        if (!TYPES.contains(type)) {
            throw ApiError.badRequest();
        }
        var created = new CollectionEntry(
                0,
                CollectionUser.owner(caller.userId(), ""),
                request.encryptedKey(),
                request.keyDecryptionNonce(),
                orEmpty(request.name()),
                orEmpty(request.encryptedName()),
                orEmpty(request.nameDecryptionNonce()),
                type,
                attributes(request.attributes()),
                null,
                null,
                locks.stampFor(caller.userId()),
                null,
                false,
                text(request.magicMetadata()),
                caller.app().label(),
                text(request.pubMagicMetadata()),
                null);
        var id = creation.insert(created);
        return id.isPresent() ? created.withId(id.getAsLong()) : existing(caller, type);
    }

    /** The client takes its key from the answer, so it must be the stored one. */
    private CollectionEntry existing(Caller caller, String type) {
        var row = collections
                .special(caller.userId(), type, caller.app())
                .filter(found -> !found.album().deleted())
                .orElseThrow(() -> ApiError.of(ErrorCode.COLLECTION_DELETED));
        return new CollectionEntry(
                row.album().id(),
                CollectionUser.owner(caller.userId(), ""),
                row.encryptedKey(),
                row.keyDecryptionNonce(),
                row.name(),
                row.encryptedName(),
                row.nameDecryptionNonce(),
                row.album().type(),
                row.attributes(),
                null,
                null,
                row.album().updationTime(),
                null,
                false,
                row.magicMetadata(),
                "",
                null,
                null);
    }

    private String attributes(@Nullable Attributes attributes) {
        return attributes == null ? CollectionEntry.NO_ATTRIBUTES : json.writeValueAsString(attributes);
    }

    private @Nullable String text(@Nullable MagicMetadata metadata) {
        return Optional.ofNullable(metadata)
                .map(MagicMetadata::requirePositive)
                .map(json::writeValueAsString)
                .orElse(null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package museum.link;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a link to some pictures. Protocol 04 §9.1. */
@Service
class ShareMemory {

    private static final Set<String> TYPES = Set.of("share", "lane");

    /** The apps send 30 at most. */
    private static final int MOST_FILES = 1000;

    private final MemoryShareQueries shares;
    private final Ids ids;
    private final Time time;

    ShareMemory(MemoryShareQueries shares, Ids ids, Time time) {
        this.shares = shares;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    public MemoryShare create(Caller caller, MemoryShareController.NewShare wanted) {
        var type = wanted.type() == null || wanted.type().isEmpty() ? "share" : wanted.type();
        var files = wanted.files();
        if (files.size() > MOST_FILES) {
            throw ApiError.tooLarge();
        }
        var fileIds =
                files.stream().map(MemoryShareController.SharedFile::fileID).toList();
        var positions = positions(files);
        if (!TYPES.contains(type)
                || files.isEmpty()
                || hasDuplicates(fileIds)
                || hasDuplicates(positions)
                || positions.stream().anyMatch(position -> position < 0)
                || files.stream().anyMatch(file -> file.encryptedKey() == null || file.keyDecryptionNonce() == null)) {
            throw ApiError.badRequest();
        }
        if (shares.countExisting(fileIds) < fileIds.size()) {
            throw ApiError.badRequest();
        }
        if (shares.countShareable(caller.userId(), fileIds) < fileIds.size()) {
            throw ApiError.permissionDenied();
        }
        long now = time.now();
        long id = FreeToken.find(ids::accessToken, token -> shares.insert(caller.userId(), wanted, type, token, now));
        shares.insertFiles(id, files, positions, now);
        return shares.find(id).orElseThrow(ApiError::notFound).share();
    }

    /** As wished, else in the order of the list. */
    private static List<Long> positions(List<MemoryShareController.SharedFile> files) {
        return LongStream.range(0, files.size())
                .mapToObj(index ->
                        Objects.requireNonNullElse(files.get((int) index).position(), index))
                .toList();
    }

    private static boolean hasDuplicates(List<Long> numbers) {
        return new HashSet<>(numbers).size() < numbers.size();
    }
}

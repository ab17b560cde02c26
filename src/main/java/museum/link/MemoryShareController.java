package museum.link;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The owner's side of shared memories. Protocol 04 §9. */
@RestController
@RequestMapping("/memory-share")
@Access(Access.Kind.STORAGE)
class MemoryShareController {

    /** µs after which nobody sees a share any more. */
    static final long LIFE = Duration.ofDays(7).toNanos() / 1000;

    record SharedFile(
            long fileID,
            @Nullable Long position,
            @Nullable String encryptedKey,
            @Nullable String keyDecryptionNonce) {}

    record NewShare(
            @Nullable String type,
            @Nullable String memoryHash,
            @Nullable String metadataCipher,
            @Nullable String metadataNonce,
            @Required String encryptedKey,
            @Required String keyDecryptionNonce,
            @Required List<SharedFile> files) {}

    private final ShareMemory share;
    private final MemoryShareQueries shares;
    private final Time time;

    MemoryShareController(ShareMemory share, MemoryShareQueries shares, Time time) {
        this.share = share;
        this.shares = shares;
        this.time = time;
    }

    @PostMapping
    Map<String, MemoryShare> create(Caller caller, @RequestBody NewShare wanted) {
        return Map.of("memoryShare", share.create(caller, wanted));
    }

    @GetMapping
    Map<String, List<MemoryShare>> list(Caller caller) {
        return Map.of("memoryShares", shares.list(caller.userId(), time.now() - LIFE));
    }

    @GetMapping("/{shareID}")
    Map<String, MemoryShare> get(Caller caller, @PathVariable long shareID) {
        var owned = shares.find(shareID).orElseThrow(ApiError::notFound);
        if (owned.userId() != caller.userId()) {
            throw ApiError.permissionDenied();
        }
        if (owned.share().isDeleted() || owned.share().createdAt() + LIFE <= time.now()) {
            throw ApiError.notFound();
        }
        return Map.of("memoryShare", owned.share());
    }

    @DeleteMapping("/{shareID}")
    Map<String, String> delete(Caller caller, @PathVariable long shareID) {
        if (!shares.delete(caller.userId(), shareID, time.now())) {
            throw ApiError.notFound();
        }
        return Map.of();
    }
}

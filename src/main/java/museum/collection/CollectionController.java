package museum.collection;

import java.util.List;
import museum.web.Access;
import museum.web.Access.Kind;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.LenientNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Collections themselves: making, listing, editing and deleting them. Protocol 02 §7. */
@RestController
@RequestMapping("/collections")
@Access(Kind.STORAGE)
class CollectionController {

    private static final int MOST = 1000;

    private final CreateCollection create;
    private final DescribeCollections describe;
    private final EditCollection edit;
    private final DeleteCollection delete;

    CollectionController(
            CreateCollection create, DescribeCollections describe, EditCollection edit, DeleteCollection delete) {
        this.create = create;
        this.describe = describe;
        this.edit = edit;
        this.delete = delete;
    }

    record Single(CollectionEntry collection) {}

    record Listed(List<CollectionEntry> collections) {}

    @PostMapping
    Single create(Caller caller, @RequestBody CreateCollection.Request request) {
        return new Single(create.create(caller, request));
    }

    @GetMapping("/{collectionID}")
    Single get(Caller caller, @PathVariable long collectionID) {
        return new Single(describe.get(caller.userId(), collectionID));
    }

    /** The address without a version is that of very old clients. */
    @GetMapping({"", "/v2"})
    Listed list(Caller caller, @RequestParam(required = false) @Nullable String sinceTime) {
        long since = LenientNumber.of(sinceTime);
        return new Listed(describe.hasNews(caller, since, since) ? describe.list(caller, since) : List.of());
    }

    @GetMapping("/v3")
    DescribeCollections.OwnedAndShared list(
            Caller caller,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String sharedSinceTime,
            @RequestParam(defaultValue = "1000") String limit) {
        long wanted = LenientNumber.of(limit);
        if (wanted < 0) {
            throw ApiError.badRequest();
        }
        long since = LenientNumber.of(sinceTime);
        long sharedSince = LenientNumber.of(sharedSinceTime);
        return describe.hasNews(caller, since, sharedSince)
                ? describe.list(caller, since, sharedSince, (int) Math.min(wanted, MOST))
                : DescribeCollections.OwnedAndShared.NOTHING_NEW;
    }

    @PostMapping("/rename")
    void rename(Caller caller, @RequestBody EditCollection.RenameRequest request) {
        edit.rename(caller.userId(), request);
    }

    @PutMapping("/magic-metadata")
    void magicMetadata(Caller caller, @RequestBody EditCollection.MagicMetadataRequest request) {
        edit.setMagicMetadata(caller.userId(), request);
    }

    @PutMapping("/public-magic-metadata")
    void publicMagicMetadata(Caller caller, @RequestBody EditCollection.MagicMetadataRequest request) {
        edit.setPublicMagicMetadata(caller.userId(), request);
    }

    @PutMapping("/sharee-magic-metadata")
    void shareeMagicMetadata(Caller caller, @RequestBody EditCollection.MagicMetadataRequest request) {
        edit.setShareeMagicMetadata(caller.userId(), request);
    }

    /** What stands in the path means nothing. One client writes booleans with a capital. */
    @DeleteMapping("/v3/{ignored}")
    void delete(Caller caller, @RequestParam long collectionID, @RequestParam String keepFiles) {
        if (collectionID == 0) {
            throw ApiError.badRequest();
        }
        delete.delete(caller.userId(), collectionID, flag(keepFiles));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "", "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw ApiError.badRequest();
        };
    }
}

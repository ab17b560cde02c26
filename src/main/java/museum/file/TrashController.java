package museum.file;

import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.LenientNumber;
import museum.web.Required;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of the trash. Protocol 03 §9. */
@RestController
@RequestMapping("/trash")
@Access(Access.Kind.STORAGE)
class TrashController {

    record EmptyTrashRequest(@Required long lastUpdatedAt) {}

    private static final int MOST_AT_ONCE = 2500;

    private final TrashDiff diff;
    private final DeleteForever deleteForever;
    private final EmptyTrash emptyTrash;

    TrashController(TrashDiff diff, DeleteForever deleteForever, EmptyTrash emptyTrash) {
        this.diff = diff;
        this.deleteForever = deleteForever;
        this.emptyTrash = emptyTrash;
    }

    @GetMapping({"/diff", "/v2/diff"})
    TrashDiff.Page diff(Caller caller, @RequestParam(defaultValue = "") String sinceTime) {
        return diff.since(caller.userId(), caller.app(), LenientNumber.of(sinceTime));
    }

    @PostMapping("/delete")
    void delete(Caller caller, @RequestBody FileIds request) {
        if (request.fileIDs().size() > MOST_AT_ONCE) {
            throw ApiError.tooLarge();
        }
        deleteForever.delete(caller.userId(), request.fileIDs(), DeleteForever.Limit.NONE);
    }

    @PostMapping("/empty")
    void empty(Caller caller, @RequestBody EmptyTrashRequest request) {
        emptyTrash.now(caller.userId(), caller.app(), request.lastUpdatedAt());
    }
}

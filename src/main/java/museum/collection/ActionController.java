package museum.collection;

import java.util.List;
import museum.web.Access;
import museum.web.Access.Kind;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people are asked to do with their files. Protocol 02 §8. */
@RestController
@RequestMapping("/collection-actions")
@Access(Kind.STORAGE)
class ActionController {

    private static final int MOST = 2000;

    private final PendingActions pending;
    private final ActionQueries actions;

    ActionController(PendingActions pending, ActionQueries actions) {
        this.pending = pending;
        this.actions = actions;
    }

    record RejectRequest(@Required List<Long> fileIDs) {}

    record Rejected(int updated) {}

    @GetMapping("/pending-remove")
    PendingActions.ActionPage removals(Caller caller, @RequestParam(defaultValue = "0") long sinceTime) {
        return pending.page(caller.userId(), ActionType.REMOVE, sinceTime);
    }

    @GetMapping("/delete-suggestions")
    PendingActions.ActionPage deletions(Caller caller, @RequestParam(defaultValue = "0") long sinceTime) {
        return pending.page(caller.userId(), ActionType.DELETE_SUGGESTED, sinceTime);
    }

    @PostMapping("/reject-delete-suggestions")
    Rejected reject(Caller caller, @RequestBody RejectRequest request) {
        if (request.fileIDs().isEmpty()) {
            throw ApiError.badRequest("fileIDs must not be empty");
        }
        if (request.fileIDs().size() > MOST) {
            throw ApiError.badRequest("can not reject more than 2000 items in one request");
        }
        return new Rejected(actions.rejectDeletion(caller.userId(), request.fileIDs()));
    }
}

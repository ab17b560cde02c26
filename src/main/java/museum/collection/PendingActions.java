package museum.collection;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person is asked to do, by pages. Protocol 02 §8. */
@Service
class PendingActions {

    private static final int PAGE = 2000;

    private final ActionQueries actions;

    PendingActions(ActionQueries actions) {
        this.actions = actions;
    }

    /** @param hasMore whether there are later ones */
    record ActionPage(List<CollectionAction> actions, boolean hasMore) {}

    /**
     * The oldest after a time. Clients go on after the time of the last one, but many have one time: where that runs over the end of a page, those behind it
     * become a microsecond younger.
     */
    @Transactional
    ActionPage page(long userId, ActionType type, long since) {
        actions.closeVoid(userId, type);
        var found = actions.pending(userId, type, since, PAGE + 1);
        if (found.size() <= PAGE) {
            return new ActionPage(found, false);
        }
        var last = found.get(PAGE - 1);
        if (last.updatedAt() == found.get(PAGE).updatedAt()) {
            actions.postpone(last);
        }
        return new ActionPage(found.subList(0, PAGE), true);
    }
}

package museum.customdomain;

import java.util.List;
import museum.family.MemberLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who leaves a family no longer uses its domain; a domain of one's own stays. Protocol 07 §5. */
@Component
class FollowFamilies {

    private final RemoteStoreQueries store;

    FollowFamilies(RemoteStoreQueries store) {
        this.store = store;
    }

    @EventListener
    void memberLeft(MemberLeft event) {
        store.removePointers(List.of(event.memberId()));
    }
}

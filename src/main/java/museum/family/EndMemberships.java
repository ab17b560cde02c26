package museum.family;

import museum.account.AccountDeleted;
import museum.account.AccountEnding;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Families end with the account of their administrator, memberships with that of the member. Protocol 07 §5. */
@Component
class EndMemberships {

    private final LeaveFamily leaveFamily;

    EndMemberships(LeaveFamily leaveFamily) {
        this.leaveFamily = leaveFamily;
    }

    @EventListener
    void accountDeleted(AccountDeleted event) {
        leaveFamily.end(event.userId());
    }

    @EventListener
    void accountEnding(AccountEnding event) {
        if (event.step() == AccountEnding.Step.ROWS) {
            leaveFamily.forget(event.userId());
        }
    }
}

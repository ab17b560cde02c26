package museum.entity;

import museum.account.AccountDeleted;
import museum.account.EmailChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets those who have somebody as a contact hear of a new address, or of the end of the account. Protocol 06 §4.8. */
@Component
class FollowAccounts {

    private final ContactQueries contacts;

    FollowAccounts(ContactQueries contacts) {
        this.contacts = contacts;
    }

    @EventListener
    void emailChanged(EmailChanged event) {
        contacts.touchContactsFor(event.userId());
    }

    /** Museum leaves the old address with everybody who has it. */
    @EventListener
    void accountDeleted(AccountDeleted event) {
        contacts.touchContactsFor(event.userId());
    }
}

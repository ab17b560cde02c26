package museum.entity;

import museum.account.AccountDeleted;
import museum.account.AccountEnding;
import museum.account.EmailChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets those who have somebody as a contact hear of a new address, or of the end of the account, and removes what the account leaves. Protocol 06 §4.8,
 * §6.4.
 */
@Component
class FollowAccounts {

    private final ContactQueries contacts;
    private final AuthenticatorQueries codes;
    private final EntityKeyQueries entities;
    private final AttachmentQueries attachments;

    FollowAccounts(
            ContactQueries contacts,
            AuthenticatorQueries codes,
            EntityKeyQueries entities,
            AttachmentQueries attachments) {
        this.contacts = contacts;
        this.codes = codes;
        this.entities = entities;
        this.attachments = attachments;
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

    /** Contacts that others have for the account stay: they are theirs. */
    @EventListener
    void accountEnding(AccountEnding event) {
        if (event.step() == AccountEnding.Step.ROWS) {
            codes.deleteAllOf(event.userId());
            entities.deleteAllOf(event.userId());
            attachments.markAllDeleted(event.userId());
            contacts.deleteAllOf(event.userId());
        }
    }
}

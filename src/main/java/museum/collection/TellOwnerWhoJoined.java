package museum.collection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import museum.account.Users;
import museum.notify.Mails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes to the owner when somebody has joined an album by its link. Protocol 02 §7.8. */
@Component
class TellOwnerWhoJoined {

    private final Users users;
    private final Mails mails;

    TellOwnerWhoJoined(Users users, Mails mails) {
        this.users = users;
        this.mails = mails;
    }

    @TransactionalEventListener
    void joined(JoinedByLink event) {
        var emails = users.emails(List.of(event.album().ownerId(), event.userId()));
        var owner = emails.get(event.album().ownerId());
        var joiner = emails.get(event.userId());
        if (owner != null && joiner != null) {
            var role = event.role().name().toLowerCase(Locale.ROOT);
            mails.sendLater("on_link_joined", owner, Map.of("OtherUserEmail", joiner, "Role", role));
        }
    }
}

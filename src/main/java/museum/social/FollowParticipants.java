package museum.social;

import museum.account.AccountDeleted;
import museum.collection.ParticipantsLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The words of people go when they leave an album, and with their accounts. Protocol 05 §8. */
@Component
class FollowParticipants {

    private final SocialQueries words;
    private final BuryWords bury;

    FollowParticipants(SocialQueries words, BuryWords bury) {
        this.words = words;
        this.bury = bury;
    }

    /** The albums are held by whoever publishes this. */
    @EventListener
    void participantsLeft(ParticipantsLeft event) {
        var left = event.participations();
        if (!left.isEmpty()) {
            var albums = left.stream()
                    .map(ParticipantsLeft.Participation::albumId)
                    .distinct()
                    .toList();
            words.buryWords(left, words.nextStamp(albums));
        }
    }

    /** After the deletion: other albums cannot be held in one order with those that the deletion holds. */
    @TransactionalEventListener
    void accountDeleted(AccountDeleted event) {
        bury.buryAllOf(event.userId());
    }
}

package museum.link;

import museum.account.AccountDeleted;
import museum.account.AccountEnding;
import museum.collection.AlbumDeleted;
import museum.collection.ParticipantsLeft;
import museum.file.FilesTrashed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends links and casts together with what they show, in the same transaction. Protocol 04 §8.6, §11.2, 01 §7.3. */
@Component
class EndLinks {

    private final EndLinksQueries queries;

    EndLinks(EndLinksQueries queries) {
        this.queries = queries;
    }

    @EventListener
    void albumDeleted(AlbumDeleted album) {
        queries.disableAlbumLink(album.albumId());
        queries.endCastsOf(album.albumId());
    }

    @EventListener
    void participantsLeft(ParticipantsLeft left) {
        queries.endCasts(left.participations());
    }

    @EventListener
    void filesTrashed(FilesTrashed trashed) {
        queries.disableFileLinks(trashed.fileIds());
    }

    @EventListener
    void accountDeleted(AccountDeleted account) {
        queries.endAllOf(account.userId());
    }

    /** What is left of links tells visitors that they are over; casts tell nobody. */
    @EventListener
    void accountEnding(AccountEnding account) {
        if (account.step() == AccountEnding.Step.ROWS) {
            queries.deleteCastsOf(account.userId());
        }
    }
}

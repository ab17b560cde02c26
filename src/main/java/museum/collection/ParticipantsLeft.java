package museum.collection;

import java.util.List;

/**
 * People take no part in albums any more: they left, were removed, or their account or the owner's is gone. Published inside the transaction; their casts
 * of the album end, and their comments and reactions in it go. One pair for each album and person.
 */
public record ParticipantsLeft(List<Participation> participations) {

    /** One person in one album. */
    public record Participation(long albumId, long userId) {}
}

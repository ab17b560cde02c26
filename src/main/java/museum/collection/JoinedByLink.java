package museum.collection;

/** Somebody takes part in an album by its link. Published inside the transaction; the owner is told by mail. Protocol 02 §7.8. */
public record JoinedByLink(Album album, long userId, Role role) {}

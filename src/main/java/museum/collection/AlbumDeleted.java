package museum.collection;

/** An album is deleted, though its files may still be in it. Published inside the transaction; its link and all its casts end. Protocol 02 §7.21. */
public record AlbumDeleted(long albumId, long ownerId) {}

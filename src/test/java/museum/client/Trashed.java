package museum.client;

/** A file in the trash, with the album from which it came first. Times in microseconds. */
public record Trashed(Photo photo, long deleteBy, long updatedAt) {}

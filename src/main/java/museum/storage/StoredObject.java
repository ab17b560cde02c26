package museum.storage;

import java.time.Instant;

/** An object as a listing tells of it; its size in bytes. */
public record StoredObject(String key, long size, Instant lastModified) {}

package museum.admin;

/** A session as administrators see it; times are µs. Protocol 10 §19.2. */
record AdminToken(long creationTime, long lastUsedTime, String ua, boolean isDeleted, String app) {}

package museum.legacy;

import java.util.UUID;

/**
 * A recovery by the holders of a kit.
 *
 * @param waitTill µs; the holders may go on from then
 * @param initiators who opened it, JSON
 * @param createdAt µs
 */
record KitSession(UUID id, UUID kitId, long userId, String status, long waitTill, String initiators, long createdAt) {

    /** As clients see it: {@code waitTill} is what is left, in µs. Protocol 09 §B2. */
    record Shown(UUID id, UUID kitID, String status, long waitTill, long createdAt) {}

    static final String WAITING = "WAITING";
    static final String READY = "READY";

    boolean isReady() {
        return status.equals(READY);
    }

    /** Whether it waits although the time is over; nobody has noted that yet. */
    boolean isDue(long now) {
        return status.equals(WAITING) && waitTill <= now;
    }

    KitSession ready(long now) {
        return new KitSession(id, kitId, userId, READY, now, initiators, createdAt);
    }

    Shown shown(long now) {
        return new Shown(id, kitId, isDue(now) ? READY : status, Math.max(0, waitTill - now), createdAt);
    }
}

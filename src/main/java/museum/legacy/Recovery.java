package museum.legacy;

import java.util.UUID;

/**
 * A trusted contact's way into an account: waiting for the owner to object, then ready.
 *
 * @param waitTill µs; the contact may go on from then
 * @param nextReminderAt µs; when the owner is told again
 * @param createdAt µs
 */
record Recovery(
        UUID id,
        long userId,
        long emergencyContactId,
        String status,
        long waitTill,
        long nextReminderAt,
        long createdAt) {

    /** Values of {@code emergency_recovery.status}; the first two are those of a recovery that goes on. */
    enum Status {
        WAITING,
        READY,
        REJECTED,
        STOPPED,
        RECOVERED
    }

    Pair pair() {
        return new Pair(userId, emergencyContactId);
    }

    boolean isActive() {
        return isWaiting() || Status.READY.name().equals(status);
    }

    /** Whether the contact may go on: nobody has to have noted that the time is over. */
    boolean isReady(long now) {
        return isActive() && !(isWaiting() && waitTill > now);
    }

    /** How long (µs) the contact has to wait. */
    long remaining(long now) {
        return isReady(now) ? 0 : Math.max(0, waitTill - now);
    }

    private boolean isWaiting() {
        return Status.WAITING.name().equals(status);
    }
}

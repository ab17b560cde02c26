package museum.legacy;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the owner of an account trusts with it.
 *
 * @param noticePeriodInHrs how long the owner may object when a recovery was started
 * @param encryptedKey the owner's recovery key, sealed for the contact; null when the relation has ended
 */
record TrustedContact(
        long userId,
        long emergencyContactId,
        String state,
        int noticePeriodInHrs,
        @Nullable String encryptedKey) {

    /** Values of {@code emergency_contact.state}; the first two are those of a relation that exists. */
    enum State {
        INVITED,
        ACCEPTED,
        REVOKED,
        CONTACT_LEFT,
        CONTACT_DENIED
    }

    static final int HOURS_PER_DAY = 24;

    boolean isAccepted() {
        return State.ACCEPTED.name().equals(state);
    }

    int noticeInDays() {
        return noticePeriodInHrs / HOURS_PER_DAY;
    }
}

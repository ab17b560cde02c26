package museum.account;

import java.time.Duration;

/** The mails to somebody who does not use an account, and what the last one tells of. Protocol 10 §12. */
enum InactivityStage {
    WARN_2M("warn_2m", 335, 60),
    WARN_1M("warn_1m", 30, 30),
    WARN_7D("warn_7d", 23, 7),
    WARN_1D("warn_1d", 6, 1),
    /** The account is deleted. */
    CONFIRM_13M("confirm_13m", 1, 0);

    private final String label;
    private final long wait;
    private final int daysLeft;

    InactivityStage(String label, int wait, int daysLeft) {
        this.label = label;
        this.wait = Duration.ofDays(wait).toNanos() / 1000;
        this.daysLeft = daysLeft;
    }

    /** The name in {@code notification_history}. */
    String templateId() {
        return "inactive_user_deletion_" + label + "_v2";
    }

    /** The mail's text. */
    String mail() {
        return "inactive-user-deletion/" + label;
    }

    /** How long after the mail before, for the first one after the last activity (µs). */
    long waitAfterPrevious() {
        return wait;
    }

    /** Days until the deletion. */
    int daysLeft() {
        return daysLeft;
    }
}

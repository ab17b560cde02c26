package museum.account;

import java.time.Duration;
import museum.web.ApiError;
import museum.web.App;
import museum.web.ErrorCode;

/** Keeps people out whose data are about to be deleted because they store more than they pay for, unless they were let in for a week. Protocol 01 §7.6. */
final class LoginBlock {

    /** For how long (µs) somebody is let in. */
    static final long GRACE = Duration.ofDays(7).toNanos() / 1000;

    /** What people are told last, before their data go. */
    static final String LAST_WARNINGS =
            "('storage_warning_expired_scheduled_deletion', 'storage_warning_active_overage_scheduled_deletion')";

    /** What people are told who are let in. */
    static final String LET_IN = "storage_warning_login_grace_7d";

    /** Whether the user {@code u} is kept out; {@code :graceSince} is so long ago. */
    static final String CONDITION = """
            (EXISTS (SELECT FROM notification_history n
                      WHERE n.user_id = u.user_id AND n.template_id IN %s)
             AND NOT EXISTS (SELECT FROM notification_history n
                              WHERE n.user_id = u.user_id AND n.template_id = '%s' AND n.sent_time > :graceSince))
            """.formatted(LAST_WARNINGS, LET_IN);

    private LoginBlock() {}

    /** 403 where somebody is kept out; the authenticator stores nothing and stays open. */
    static void check(SignInQueries.Account account, App app) {
        if (account.blocked() && app != App.AUTH) {
            throw ApiError.of(ErrorCode.ACCOUNT_SCHEDULED_FOR_DELETION);
        }
    }
}

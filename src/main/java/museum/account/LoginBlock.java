package museum.account;

import java.time.Duration;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.App;
import museum.web.ErrorCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps people out whose data are about to be deleted because they store more than they pay for, unless they were let in for a week. Protocol 01 §7.6. */
@Component
class LoginBlock {

    private static final long GRACE = Duration.ofDays(7).toNanos() / 1000;

    private final JdbcClient jdbc;
    private final Time time;

    LoginBlock(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    void check(long userId, App app) {
        if (app != App.AUTH && isBlocked(userId)) {
            throw ApiError.of(ErrorCode.ACCOUNT_SCHEDULED_FOR_DELETION);
        }
    }

    private boolean isBlocked(long userId) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM notification_history
                                WHERE user_id = :user
                                  AND template_id IN ('storage_warning_expired_scheduled_deletion', 'storage_warning_active_overage_scheduled_deletion'))
                   AND NOT EXISTS (SELECT FROM notification_history
                                    WHERE user_id = :user AND template_id = 'storage_warning_login_grace_7d' AND sent_time > :graceSince)
                """)
                .param("user", userId)
                .param("graceSince", time.now() - GRACE)
                .query(Boolean.class)
                .single();
    }
}

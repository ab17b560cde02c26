package museum.account;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code push_tokens}. */
@Repository
class PushTokenQueries {

    private static final long KEPT = Duration.ofDays(61).toNanos() / 1000;

    private final JdbcClient jdbc;

    PushTokenQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A device belongs to whoever registered it last. Museum leaves it to the first for ever. */
    void put(long userId, String fcmToken, String apnsToken) {
        jdbc.sql("""
                INSERT INTO push_tokens (user_id, fcm_token, apns_token) VALUES (:user, :fcm, :apns)
                    ON CONFLICT (fcm_token) DO UPDATE SET user_id = excluded.user_id, apns_token = excluded.apns_token
                """)
                .param("user", userId)
                .param("fcm", fcmToken)
                .param("apns", apnsToken)
                .update();
    }

    void deleteOf(long userId) {
        jdbc.sql("DELETE FROM push_tokens WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Removes devices that have not registered for two months. */
    void deletePast(long now) {
        jdbc.sql("DELETE FROM push_tokens WHERE updated_at < :past")
                .param("past", now - KEPT)
                .update();
    }
}

package museum.admin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What administrators look up and switch off. */
@Repository
class AdminQueries {

    /** An account that was not deleted; {@code createdAt} in µs. */
    record Row(
            long userId,
            String emailHash,
            long createdAt,
            @Nullable Long familyAdmin) {}

    private final JdbcClient jdbc;

    AdminQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(long userId) {
        return jdbc.sql("""
                SELECT user_id, email_hash, creation_time AS created_at, family_admin_id AS family_admin
                  FROM users
                 WHERE user_id = :user AND encrypted_email IS NOT NULL
                """).param("user", userId).query(Row.class).optional();
    }

    /** Living accounts that were made after a time (µs), the oldest first. */
    List<Row> createdAfter(long since, long now) {
        return jdbc.sql("""
                SELECT user_id, email_hash, creation_time AS created_at, family_admin_id AS family_admin
                  FROM users
                 WHERE creation_time > :since AND creation_time < :now AND encrypted_email IS NOT NULL
                 ORDER BY creation_time, user_id
                """)
                .param("since", since)
                .param("now", now)
                .query(Row.class)
                .list();
    }

    List<AdminToken> tokens(long userId) {
        return jdbc.sql("""
                SELECT creation_time, last_used_at AS last_used_time, coalesce(user_agent, '') AS ua, is_deleted, app::text AS app
                  FROM tokens
                 WHERE user_id = :user AND NOT is_deleted
                 ORDER BY creation_time
                """).param("user", userId).query(AdminToken.class).list();
    }

    /** How many codes the authenticator app keeps. */
    long authenticatorCodes(long userId) {
        return jdbc.sql("SELECT count(*) FROM authenticator_entity WHERE user_id = :user AND NOT is_deleted")
                .param("user", userId)
                .query(Long.class)
                .single();
    }

    /** The secret stays, so that the person may switch it on again. */
    void disableTwoFactor(long userId) {
        jdbc.sql("UPDATE users SET is_two_factor_enabled = false WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    void disablePasskeys(long userId, long now) {
        jdbc.sql("""
                UPDATE passkeys
                   SET deleted_at = :now, friendly_name = gen_random_uuid()::text
                 WHERE user_id = :user AND deleted_at IS NULL
                """).param("now", now).param("user", userId).update();
    }
}

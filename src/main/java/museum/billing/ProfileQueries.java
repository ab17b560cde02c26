package museum.billing;

import java.util.Optional;
import museum.web.App;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the account page tells about a person besides storage. */
@Repository
class ProfileQueries {

    private final JdbcClient jdbc;

    ProfileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Second factors of a living account. */
    Optional<UserDetails.ProfileData> profile(long userId) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM srp_auth WHERE user_id = u.user_id) AS can_disable,
                       u.email_mfa, u.is_two_factor_enabled,
                       (SELECT count(*) FROM passkeys WHERE user_id = u.user_id AND deleted_at IS NULL) AS passkeys
                  FROM users u
                 WHERE u.user_id = :user AND u.encrypted_email IS NOT NULL
                """)
                .param("user", userId)
                .query((row, number) -> new UserDetails.ProfileData(
                        row.getBoolean("can_disable"),
                        row.getBoolean("email_mfa"),
                        row.getBoolean("is_two_factor_enabled"),
                        row.getLong("passkeys")))
                .optional();
    }

    /** How many of his own files a person has in his albums of an app; files in the trash do not count. */
    long fileCount(long userId, App app) {
        return jdbc.sql("""
                SELECT count(DISTINCT m.file_id)
                  FROM collections c
                  JOIN collection_files m ON m.collection_id = c.collection_id
                 WHERE c.owner_id = :user AND c.app = :app::app AND NOT m.is_deleted
                   AND (m.f_owner_id = :user
                        OR m.f_owner_id IS NULL
                           AND EXISTS (SELECT FROM files f WHERE f.file_id = m.file_id AND f.owner_id = :user))
                """)
                .param("user", userId)
                .param("app", app.label())
                .query(Long.class)
                .single();
    }

    long authenticatorCodeCount(long userId) {
        return jdbc.sql("SELECT count(*) FROM authenticator_entity WHERE user_id = :user AND NOT is_deleted")
                .param("user", userId)
                .query(Long.class)
                .single();
    }
}

package museum.account;

import java.util.Optional;
import museum.database.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a sign-in must know of an account, in one statement. */
@Repository
class SignInQueries {

    /** @param blocked whether apps that store are kept out, see {@link LoginBlock} */
    record Account(
            long userId,
            boolean deleted,
            boolean hasPasskeys,
            boolean hasTotp,
            boolean emailMfa,
            boolean blocked,
            @Nullable KeyAttributes keys) {}

    private final JdbcClient jdbc;
    private final Time time;

    SignInQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Optional<Account> find(long userId) {
        return jdbc.sql("""
                SELECT u.user_id, lower(u.email_hash) = 'deleted+' || u.user_id || '@ente.io' AS deleted,
                       u.is_two_factor_enabled, u.email_mfa, k.user_id AS holder,
                       EXISTS (SELECT FROM passkeys p WHERE p.user_id = u.user_id AND p.deleted_at IS NULL) AS has_passkeys,
                """ + LoginBlock.CONDITION + " AS blocked," + KeyQueries.COLUMNS + """
                  FROM users u LEFT JOIN key_attributes k USING (user_id)
                 WHERE u.user_id = :user
                """)
                .param("user", userId)
                .param("graceSince", time.now() - LoginBlock.GRACE)
                .query((row, number) -> new Account(
                        userId,
                        row.getBoolean("deleted"),
                        row.getBoolean("has_passkeys"),
                        row.getBoolean("is_two_factor_enabled"),
                        row.getBoolean("email_mfa"),
                        row.getBoolean("blocked"),
                        row.getObject("holder") == null ? null : KeyQueries.read(row)))
                .optional();
    }
}

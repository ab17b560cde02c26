package museum.billing;

import java.util.List;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads an account's {@link Standing} in one statement: it stands before every upload. */
@Repository
class StandingQueries {

    private static final String OWN =
            "SELECT coalesce(sum(storage_consumed), 0) AS bytes FROM usage WHERE user_id = :user";

    private static final String OWN_WITH_MORE = """
            INSERT INTO usage (user_id, storage_consumed)
            VALUES (:user, greatest(0, :more))
                ON CONFLICT (user_id)
                DO UPDATE SET storage_consumed = greatest(0, usage.storage_consumed + :more)
            RETURNING storage_consumed AS bytes
            """;

    private static final String STANDING = """
            WITH own AS (%s),
            account AS (
                SELECT user_id, family_admin_id, coalesce(family_admin_id, user_id) AS payer
                  FROM users
                 WHERE user_id = :user),
            sharer AS (
                SELECT user_id AS id FROM account WHERE family_admin_id IS NULL
                 UNION ALL
                SELECT f.member_id
                  FROM account a
                  JOIN families f ON f.admin_id = a.family_admin_id AND f.status IN ('SELF', 'ACCEPTED'))
            SELECT a.payer, s.storage, s.expiry_time, s.payment_provider,
                   ARRAY(SELECT id FROM sharer) AS sharers,
                   (SELECT coalesce(sum(CASE WHEN sharer.id = a.user_id THEN own.bytes ELSE u.storage_consumed END), 0)
                      FROM sharer
                      LEFT JOIN usage u ON u.user_id = sharer.id) AS used,
                   own.bytes AS own,
                   (SELECT storage_limit
                      FROM families
                     WHERE admin_id = a.family_admin_id AND member_id = a.user_id AND status = 'ACCEPTED') AS own_limit
              FROM account a
             CROSS JOIN own
              LEFT JOIN subscriptions s ON s.user_id = a.payer
            """;

    private final JdbcClient jdbc;
    private final Time time;

    StandingQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Standing of(long userId) {
        return standing(jdbc.sql(STANDING.formatted(OWN)), userId);
    }

    /**
     * Adds bytes (or takes them away) to what the account uses, as {@link StorageUsage#add}, and tells how it stands then: what others of its family add at
     * the same moment may be missing.
     */
    Standing charged(long userId, long bytes) {
        return standing(jdbc.sql(STANDING.formatted(OWN_WITH_MORE)).param("more", bytes), userId);
    }

    private Standing standing(JdbcClient.StatementSpec statement, long userId) {
        return statement
                .param("user", userId)
                .query((row, number) -> {
                    var provider = row.getString("payment_provider");
                    boolean isActive =
                            provider != null && Subscription.goesOn(provider, row.getLong("expiry_time"), time.now());
                    return new Standing(
                            row.getLong("payer"),
                            List.of((Long[]) row.getArray("sharers").getArray()),
                            isActive,
                            row.getLong("storage"),
                            row.getLong("used"),
                            row.getLong("own"),
                            row.getObject("own_limit", Long.class));
                })
                .optional()
                .orElseThrow(ApiError::paymentRequired);
    }

    /** Holds a family's plan until the transaction ends; everybody else who charges it waits. */
    void hold(long payer) {
        jdbc.sql("SELECT 1 FROM subscriptions WHERE user_id = :payer FOR NO KEY UPDATE")
                .param("payer", payer)
                .query(Integer.class)
                .optional();
    }
}

package museum.billing;

import java.util.List;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads an account's {@link Standing} in one statement: it stands before every upload. */
@Repository
class StandingQueries {

    private final JdbcClient jdbc;
    private final Time time;

    StandingQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Standing of(long userId) {
        return jdbc.sql("""
                WITH account AS (
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
                       (SELECT coalesce(sum(u.storage_consumed), 0) FROM usage u JOIN sharer ON sharer.id = u.user_id) AS used,
                       (SELECT coalesce(sum(storage_consumed), 0) FROM usage WHERE user_id = a.user_id) AS own,
                       (SELECT storage_limit
                          FROM families
                         WHERE admin_id = a.family_admin_id AND member_id = a.user_id AND status = 'ACCEPTED') AS own_limit
                  FROM account a
                  LEFT JOIN subscriptions s ON s.user_id = a.payer
                """)
                .param("user", userId)
                .query((row, number) -> {
                    var provider = row.getString("payment_provider");
                    boolean isActive =
                            provider != null && row.getLong("expiry_time") + Subscription.grace(provider) >= time.now();
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

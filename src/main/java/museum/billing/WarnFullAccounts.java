package museum.billing;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import museum.account.Users;
import museum.database.Time;
import museum.notify.Mails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells people, once, that they have stored more than their plan and bonuses hold; families are left alone. Protocol 08 §7, 10 §10. */
@Service
class WarnFullAccounts {

    private static final Logger log = LoggerFactory.getLogger(WarnFullAccounts.class);

    private static final String MAIL = "storage_limit_exceeded";
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final Users users;
    private final Mails mails;
    private final Time time;

    WarnFullAccounts(JdbcClient jdbc, Users users, Mails mails, Time time) {
        this.jdbc = jdbc;
        this.users = users;
        this.mails = mails;
        this.time = time;
    }

    /** Nobody counts as told by a server that sends no mail. */
    void run(BooleanSupplier mayGoOn) {
        if (!mails.configured()) {
            return;
        }
        var page = fullAfter(0);
        while (!page.isEmpty()) {
            for (var userId : page) {
                if (!mayGoOn.getAsBoolean()) {
                    return;
                }
                warn(userId);
            }
            page = fullAfter(page.getLast());
        }
    }

    private void warn(long userId) {
        try {
            users.email(userId).ifPresent(email -> mails.send(MAIL, email, Map.of()));
            jdbc.sql("INSERT INTO notification_history (user_id, template_id, sent_time) VALUES (:user, :mail, :now)")
                    .param("user", userId)
                    .param("mail", MAIL)
                    .param("now", time.now())
                    .update();
        } catch (RuntimeException failure) {
            log.error("User {}, whose storage is full, could not be told and will be tomorrow", userId, failure);
        }
    }

    /** Some accounts that are full and do not know it, by id; bonuses count as {@link Bonuses#usable} has it. */
    private List<Long> fullAfter(long userId) {
        return jdbc.sql("""
                WITH bonus AS (
                    SELECT user_id,
                           coalesce(sum(storage) FILTER (WHERE type = ANY (:addOns)), 0) AS bought,
                           coalesce(sum(storage) FILTER (WHERE type <> ALL (:addOns)), 0) AS rewards
                      FROM storage_bonus
                     WHERE NOT is_revoked AND (valid_till = 0 OR valid_till > :now)
                     GROUP BY user_id)
                SELECT u.user_id
                  FROM users u
                  JOIN usage s USING (user_id)
                  JOIN subscriptions p USING (user_id)
                  LEFT JOIN bonus b USING (user_id)
                 WHERE u.user_id > :after AND u.encrypted_email IS NOT NULL AND u.family_admin_id IS NULL
                   AND s.storage_consumed > p.storage + coalesce(b.bought + least(b.rewards, b.bought + p.storage), 0)
                   AND NOT EXISTS (SELECT FROM notification_history n
                                    WHERE n.user_id = u.user_id AND n.template_id = :mail)
                 ORDER BY u.user_id
                 LIMIT :limit
                """)
                .param("after", userId)
                .param("addOns", Bonus.ADD_ONS.toArray(String[]::new))
                .param("now", time.now())
                .param("mail", MAIL)
                .param("limit", PAGE)
                .query(Long.class)
                .list();
    }
}

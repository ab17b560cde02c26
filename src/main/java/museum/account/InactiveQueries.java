package museum.account;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When accounts were last used, and which mails about that were sent. */
@Repository
class InactiveQueries {

    record LastUse(long userId, long lastUsed) {}

    record Sent(String templateId, long sentTime) {}

    /** The last use of {@code u}: of any token, ended ones too; where there is none, what else shows life. */
    private static final String LAST_USED = """
            coalesce((SELECT max(t.last_used_at) FROM tokens t WHERE t.user_id = u.user_id),
                     greatest(u.creation_time,
                              (SELECT max(a.updated_at) FROM authenticator_entity a WHERE a.user_id = u.user_id),
                              (SELECT max(c.updation_time) FROM collections c WHERE c.owner_id = u.user_id)))
            """;

    private final JdbcClient jdbc;

    InactiveQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Accounts that were made and last used before a time, by pages. */
    List<LastUse> unusedSince(long before, long afterUserId, int limit) {
        return jdbc.sql("""
                SELECT user_id, last_used
                  FROM (SELECT u.user_id, %s AS last_used
                          FROM users u
                         WHERE u.user_id > :after AND u.creation_time <= :before AND u.encrypted_email IS NOT NULL) AS used
                 WHERE last_used <= :before
                 ORDER BY user_id
                 LIMIT :limit
                """.formatted(LAST_USED))
                .param("before", before)
                .param("after", afterUserId)
                .param("limit", limit)
                .query(LastUse.class)
                .list();
    }

    Optional<Long> lastUse(long userId) {
        return jdbc.sql("SELECT %s FROM users u WHERE u.user_id = :user AND u.encrypted_email IS NOT NULL"
                        .formatted(LAST_USED))
                .param("user", userId)
                .query(Long.class)
                .optional();
    }

    /** The last mail of each kind since then. */
    List<Sent> sentSince(long userId, long since) {
        return jdbc.sql("""
                SELECT template_id, max(sent_time) AS sent_time
                  FROM notification_history
                 WHERE user_id = :user AND sent_time > :since AND template_id LIKE 'inactive\\_user\\_deletion\\_%'
                 GROUP BY template_id
                """)
                .param("user", userId)
                .param("since", since)
                .query(Sent.class)
                .list();
    }

    void noteSent(long userId, String templateId, long now) {
        jdbc.sql("INSERT INTO notification_history (user_id, template_id, sent_time) VALUES (:user, :template, :now)")
                .param("user", userId)
                .param("template", templateId)
                .param("now", now)
                .update();
    }

    /** Somebody who is to have access when the owner does not use the account any more. */
    boolean hasTrustedContact(long userId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM emergency_contact WHERE user_id = :user AND state = 'ACCEPTED')")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }
}

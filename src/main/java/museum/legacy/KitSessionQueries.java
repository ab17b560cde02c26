package museum.legacy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code legacy_kit_recovery_session} and {@code legacy_kit_recovery_session_token}. */
@Repository
class KitSessionQueries {

    /** Of one session: how many holders are noted, and how many of their tokens, the newest, are good. */
    private static final int MOST_HOLDERS = 100;

    private static final String COLUMNS = """
            s.id, s.kit_id, s.user_id, s.status, s.wait_till, s.initiators::text AS initiators, s.created_at
            """;

    private final JdbcClient jdbc;

    KitSessionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sessions that go on, of several kits; at most one of each. */
    List<KitSession> active(Collection<UUID> kits) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM legacy_kit_recovery_session s
                 WHERE s.kit_id = ANY (:kits) AND s.status IN ('WAITING', 'READY')
                """)
                .param("kits", kits.toArray(UUID[]::new))
                .query(KitSession.class)
                .list();
    }

    Optional<KitSession> lockActive(UUID kit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM legacy_kit_recovery_session s
                 WHERE s.kit_id = :kit AND s.status IN ('WAITING', 'READY')
                   FOR UPDATE
                """)
                .param("kit", kit)
                .query(KitSession.class)
                .optional();
    }

    /** A session in any state, for who has a token of it. */
    Optional<KitSession> lock(UUID id, String tokenHash) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM legacy_kit_recovery_session s
                  JOIN legacy_kit_recovery_session_token t ON t.session_id = s.id
                 WHERE s.id = :id AND t.token_hash = :hash
                   FOR UPDATE OF s
                """)
                .param("id", id)
                .param("hash", tokenHash)
                .query(KitSession.class)
                .optional();
    }

    void insert(KitSession session, int noticeInHours, boolean reminds) {
        jdbc.sql("""
                INSERT INTO legacy_kit_recovery_session (id, kit_id, user_id, status, effective_notice_period_in_hrs, wait_till, next_reminder_at,
                    initiators, created_at)
                VALUES (:id, :kit, :user, :status, :notice, :waitTill, CASE WHEN :reminds THEN :now END, :initiators::jsonb, :now)
                """)
                .param("id", session.id())
                .param("kit", session.kitId())
                .param("user", session.userId())
                .param("status", session.status())
                .param("notice", noticeInHours)
                .param("waitTill", session.waitTill())
                .param("reminds", reminds)
                .param("initiators", session.initiators())
                .param("now", session.createdAt())
                .update();
    }

    void addInitiator(UUID id, String initiator) {
        jdbc.sql("""
                UPDATE legacy_kit_recovery_session SET initiators = initiators || :initiator::jsonb
                 WHERE id = :id AND jsonb_array_length(initiators) < :most
                """)
                .param("initiator", initiator)
                .param("id", id)
                .param("most", MOST_HOLDERS)
                .update();
    }

    /** Adds a token, in place of the oldest when there are too many. */
    void addToken(UUID session, String hash) {
        jdbc.sql("""
                DELETE FROM legacy_kit_recovery_session_token
                 WHERE id IN (SELECT id FROM legacy_kit_recovery_session_token
                               WHERE session_id = :session ORDER BY created_at DESC, id OFFSET :most - 1)
                """).param("session", session).param("most", MOST_HOLDERS).update();
        jdbc.sql(
                        "INSERT INTO legacy_kit_recovery_session_token (id, session_id, token_hash) VALUES (:id, :session, :hash)")
                .param("id", UUID.randomUUID())
                .param("session", session)
                .param("hash", hash)
                .update();
    }

    void makeReady(UUID id, long now) {
        jdbc.sql("UPDATE legacy_kit_recovery_session SET status = 'READY', wait_till = :now WHERE id = :id")
                .param("now", now)
                .param("id", id)
                .update();
    }

    void markRecovered(UUID id) {
        jdbc.sql("UPDATE legacy_kit_recovery_session SET status = 'RECOVERED' WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** Ends what goes on by a kit; false when there was nothing. */
    boolean block(UUID kit) {
        return jdbc.sql("""
                UPDATE legacy_kit_recovery_session SET status = 'BLOCKED' WHERE kit_id = :kit AND status IN ('WAITING', 'READY')
                """).param("kit", kit).update() > 0;
    }

    void blockAllOf(long userId) {
        jdbc.sql("""
                UPDATE legacy_kit_recovery_session SET status = 'BLOCKED' WHERE user_id = :user AND status IN ('WAITING', 'READY')
                """).param("user", userId).update();
    }
}

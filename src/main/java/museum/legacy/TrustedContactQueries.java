package museum.legacy;

import java.util.List;
import java.util.Optional;
import museum.legacy.TrustedContact.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code emergency_contact}. The check of that table wants a key exactly as long as a relation exists. */
@Repository
class TrustedContactQueries {

    private final JdbcClient jdbc;

    TrustedContactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The relations of a person on either side, invitations included. */
    List<TrustedContact> of(long userId) {
        return jdbc.sql("""
                SELECT user_id, emergency_contact_id, state, notice_period_in_hrs, encrypted_key
                  FROM emergency_contact
                 WHERE state IN ('INVITED', 'ACCEPTED') AND (user_id = :user OR emergency_contact_id = :user)
                 ORDER BY created_at, user_id, emergency_contact_id
                """).param("user", userId).query(TrustedContact.class).list();
    }

    Optional<TrustedContact> find(Pair pair) {
        return jdbc.sql("""
                SELECT user_id, emergency_contact_id, state, notice_period_in_hrs, encrypted_key
                  FROM emergency_contact
                 WHERE user_id = :owner AND emergency_contact_id = :contact
                """)
                .param("owner", pair.owner())
                .param("contact", pair.contact())
                .query(TrustedContact.class)
                .optional();
    }

    /** The same; whoever changes a relation or its recoveries takes this lock first. */
    Optional<TrustedContact> lock(Pair pair) {
        return jdbc.sql("""
                SELECT user_id, emergency_contact_id, state, notice_period_in_hrs, encrypted_key
                  FROM emergency_contact
                 WHERE user_id = :owner AND emergency_contact_id = :contact
                   FOR UPDATE
                """)
                .param("owner", pair.owner())
                .param("contact", pair.contact())
                .query(TrustedContact.class)
                .optional();
    }

    /** Invites somebody; false when that was done already and the relation has not ended since. */
    boolean invite(Pair pair, String encryptedKey, int noticeInHours, long now) {
        return jdbc.sql("""
                INSERT INTO emergency_contact AS c (user_id, emergency_contact_id, state, notice_period_in_hrs, encrypted_key, created_at, updated_at)
                VALUES (:owner, :contact, 'INVITED', :notice, :key, :now, :now)
                    ON CONFLICT (user_id, emergency_contact_id) DO UPDATE
                       SET state = excluded.state, notice_period_in_hrs = excluded.notice_period_in_hrs,
                           encrypted_key = excluded.encrypted_key, updated_at = excluded.updated_at
                     WHERE c.state NOT IN ('INVITED', 'ACCEPTED')
                """)
                        .param("owner", pair.owner())
                        .param("contact", pair.contact())
                        .param("notice", noticeInHours)
                        .param("key", encryptedKey)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Accepts an invitation, or does so again; false when there is none. */
    boolean accept(Pair pair, long now) {
        return jdbc.sql("""
                UPDATE emergency_contact SET state = 'ACCEPTED', updated_at = :now
                 WHERE user_id = :owner AND emergency_contact_id = :contact AND state IN ('INVITED', 'ACCEPTED')
                """)
                        .param("owner", pair.owner())
                        .param("contact", pair.contact())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Ends a relation that is in one of these states, and forgets the key; false when it is in none of them. */
    boolean end(Pair pair, State end, List<State> from, long now) {
        return jdbc.sql("""
                UPDATE emergency_contact SET state = :end, encrypted_key = NULL, updated_at = :now
                 WHERE user_id = :owner AND emergency_contact_id = :contact AND state = ANY (:from)
                """)
                        .param("end", end.name())
                        .param("owner", pair.owner())
                        .param("contact", pair.contact())
                        .param("from", from.stream().map(State::name).toArray(String[]::new))
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Changes the notice of a relation that exists; false when it does not. */
    boolean setNotice(Pair pair, int hours, long now) {
        return jdbc.sql("""
                UPDATE emergency_contact SET notice_period_in_hrs = :hours, updated_at = :now
                 WHERE user_id = :owner AND emergency_contact_id = :contact AND state IN ('INVITED', 'ACCEPTED')
                """)
                        .param("hours", hours)
                        .param("owner", pair.owner())
                        .param("contact", pair.contact())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Takes the locks of all relations of a person, in an order that is the same for everybody. */
    void lockAllOf(long userId) {
        jdbc.sql("""
                SELECT 1 FROM emergency_contact
                 WHERE user_id = :user OR emergency_contact_id = :user
                 ORDER BY user_id, emergency_contact_id
                   FOR UPDATE
                """).param("user", userId).query(row -> {});
    }

    /** Ends all relations of a person; which ones. */
    List<Pair> endAllOf(long userId, long now) {
        return jdbc.sql("""
                UPDATE emergency_contact
                   SET state = CASE WHEN user_id = :user THEN 'REVOKED' ELSE 'CONTACT_LEFT' END, encrypted_key = NULL, updated_at = :now
                 WHERE state IN ('INVITED', 'ACCEPTED') AND (user_id = :user OR emergency_contact_id = :user)
                RETURNING user_id AS owner, emergency_contact_id AS contact
                """)
                .param("user", userId)
                .param("now", now)
                .query(Pair.class)
                .list();
    }

    void deleteAllOf(long userId) {
        jdbc.sql("DELETE FROM emergency_contact WHERE user_id = :user OR emergency_contact_id = :user")
                .param("user", userId)
                .update();
    }
}

package museum.entity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may be a contact of whom: only people who have something to do with each other already. Protocol 06 §4.2. */
@Repository
class Eligibility {

    private final JdbcClient jdbc;

    Eligibility(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One trusts the other with the account, or they are in one family, or both take part in a shared album. The two may be one person. */
    boolean mayAdd(long userId, long otherId) {
        return jdbc.sql("""
                SELECT EXISTS (
                           SELECT FROM emergency_contact
                            WHERE state IN ('INVITED', 'ACCEPTED')
                              AND (user_id = :user AND emergency_contact_id = :other
                                   OR user_id = :other AND emergency_contact_id = :user))
                    OR EXISTS (
                           SELECT FROM users AS me
                             JOIN users AS other ON other.family_admin_id = me.family_admin_id
                            WHERE me.user_id = :user AND other.user_id = :other)
                    OR EXISTS (
                           (SELECT collection_id FROM collection_shares WHERE from_user_id = :user AND is_deleted = false
                            UNION ALL
                            SELECT collection_id FROM collection_shares WHERE to_user_id = :user AND is_deleted = false)
                           INTERSECT
                           (SELECT collection_id FROM collection_shares WHERE from_user_id = :other AND is_deleted = false
                            UNION ALL
                            SELECT collection_id FROM collection_shares WHERE to_user_id = :other AND is_deleted = false))
                """)
                .param("user", userId)
                .param("other", otherId)
                .query(Boolean.class)
                .single();
    }
}

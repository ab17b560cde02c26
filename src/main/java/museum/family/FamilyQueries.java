package museum.family;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that changes {@code families} and {@code users.family_admin_id}; the two always change in one transaction. */
@Repository
class FamilyQueries {

    /** One person in one family, in whatever state. */
    record Membership(UUID id, long adminId, long memberId, String status) {}

    private static final String MEMBERSHIP = "SELECT id, admin_id, member_id, status FROM families WHERE ";

    private final JdbcClient jdbc;

    FamilyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Membership> find(UUID id) {
        return jdbc.sql(MEMBERSHIP + "id = :id")
                .param("id", id)
                .query(Membership.class)
                .optional();
    }

    Optional<Membership> findByToken(String token) {
        return jdbc.sql(MEMBERSHIP + "token = :token")
                .param("token", token)
                .query(Membership.class)
                .optional();
    }

    /** Lets one change of a family at a time in, as far as it depends on who belongs to it, or on whether there is one. */
    void lock(long adminId) {
        jdbc.sql("SELECT 1 FROM users WHERE user_id = :admin FOR NO KEY UPDATE")
                .param("admin", adminId)
                .query(row -> {});
    }

    /** Makes somebody who belongs to no family the administrator of a new one; false when he does belong to one. */
    boolean found(long adminId) {
        jdbc.sql("""
                INSERT INTO families (id, admin_id, member_id, status) VALUES (:id, :admin, :admin, 'SELF')
                    ON CONFLICT (admin_id, member_id) DO UPDATE SET status = 'SELF'
                """).param("id", UUID.randomUUID()).param("admin", adminId).update();
        return join(adminId, adminId);
    }

    int size(long adminId) {
        return jdbc.sql(
                        "SELECT count(*) FROM families WHERE admin_id = :admin AND status IN ('SELF', 'ACCEPTED', 'INVITED')")
                .param("admin", adminId)
                .query(Integer.class)
                .single();
    }

    /** Invites somebody, or finds the invitation that waits; the limit of an earlier membership stays. */
    void invite(long adminId, long memberId, String token, @Nullable Long storageLimit) {
        jdbc.sql("""
                INSERT INTO families AS f (id, admin_id, member_id, status, token, storage_limit)
                VALUES (:id, :admin, :member, 'INVITED', :token, :limit)
                    ON CONFLICT (admin_id, member_id) DO UPDATE SET status = 'INVITED', token = excluded.token
                     WHERE f.status NOT IN ('INVITED', 'ACCEPTED')
                """)
                .param("id", UUID.randomUUID())
                .param("admin", adminId)
                .param("member", memberId)
                .param("token", token)
                .param("limit", storageLimit)
                .update();
    }

    /** The token of the invitation that waits. */
    Optional<String> token(long adminId, long memberId) {
        return jdbc.sql(
                        "SELECT token FROM families WHERE admin_id = :admin AND member_id = :member AND status = 'INVITED'")
                .param("admin", adminId)
                .param("member", memberId)
                .query(String.class)
                .optional();
    }

    /** From one state to another; false when it was not in that state. */
    boolean change(UUID id, String from, String to) {
        return jdbc.sql("UPDATE families SET status = :to WHERE id = :id AND status = :from")
                        .param("to", to)
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    /** Ends the membership of somebody; false when there is none. */
    boolean leave(long adminId, long memberId) {
        return jdbc.sql("""
                UPDATE families SET status = 'LEFT' WHERE admin_id = :admin AND member_id = :member AND status = 'ACCEPTED'
                """).param("admin", adminId).param("member", memberId).update() == 1;
    }

    /** Lets somebody use a family's plan; false for who belongs to a family already, or is gone. */
    boolean join(long adminId, long memberId) {
        return jdbc.sql("""
                UPDATE users SET family_admin_id = :admin
                 WHERE user_id = :member AND family_admin_id IS NULL AND encrypted_email IS NOT NULL
                """).param("admin", adminId).param("member", memberId).update() == 1;
    }

    /** Sends people back to their own plans. */
    void part(long adminId, List<Long> members) {
        jdbc.sql("UPDATE users SET family_admin_id = NULL WHERE user_id = ANY (:members) AND family_admin_id = :admin")
                .param("members", members.toArray(Long[]::new))
                .param("admin", adminId)
                .update();
    }

    /** Ends all memberships but the administrator's; whose. */
    List<Long> removeAll(long adminId) {
        return jdbc.sql("""
                UPDATE families SET status = 'REMOVED' WHERE admin_id = :admin AND status = 'ACCEPTED' RETURNING member_id
                """).param("admin", adminId).query(Long.class).list();
    }

    void revokeAll(long adminId) {
        jdbc.sql("UPDATE families SET status = 'REVOKED' WHERE admin_id = :admin AND status = 'INVITED'")
                .param("admin", adminId)
                .update();
    }

    void declineAll(long memberId) {
        jdbc.sql("UPDATE families SET status = 'DECLINED' WHERE member_id = :member AND status = 'INVITED'")
                .param("member", memberId)
                .update();
    }

    void setLimit(UUID id, @Nullable Long storageLimit) {
        jdbc.sql("UPDATE families SET storage_limit = :limit WHERE id = :id")
                .param("limit", storageLimit)
                .param("id", id)
                .update();
    }

    /** Removes a family with all that was noted about it. */
    void delete(long adminId) {
        jdbc.sql("DELETE FROM families WHERE admin_id = :admin")
                .param("admin", adminId)
                .update();
        jdbc.sql("UPDATE users SET family_admin_id = NULL WHERE family_admin_id = :admin")
                .param("admin", adminId)
                .update();
    }
}

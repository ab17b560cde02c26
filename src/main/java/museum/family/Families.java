package museum.family;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who shares a plan with whom. Protocol 07 §1. */
@Repository
public class Families {

    /**
     * One row of a family.
     *
     * @param status {@code SELF} for the administrator, {@code ACCEPTED} or {@code INVITED}
     * @param storageLimit bytes this member may use at most; null for no limit of its own
     */
    public record Member(
            UUID id, long memberId, String status, @Nullable Long storageLimit) {

        /** Whether this is the one who pays. */
        public boolean isAdmin() {
            return status.equals("SELF");
        }

        /** Whether this member uses the family's plan already. */
        public boolean isActive() {
            return !status.equals("INVITED");
        }
    }

    private final JdbcClient jdbc;

    Families(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The administrator of the family the user belongs to, perhaps himself; empty for somebody without a family. */
    public Optional<Long> adminOf(long userId) {
        return jdbc.sql("SELECT family_admin_id FROM users WHERE user_id = :user AND family_admin_id IS NOT NULL")
                .param("user", userId)
                .query(Long.class)
                .optional();
    }

    /** The accounts whose usage counts together: administrator and members of a user's family, or the user alone. */
    public List<Long> sharersWith(long userId) {
        return jdbc.sql("""
                SELECT user_id FROM users WHERE user_id = :user AND family_admin_id IS NULL
                 UNION ALL
                SELECT f.member_id
                  FROM users u
                  JOIN families f ON f.admin_id = u.family_admin_id AND f.status IN ('SELF', 'ACCEPTED')
                 WHERE u.user_id = :user
                """).param("user", userId).query(Long.class).list();
    }

    /** Administrator, members and invited people of a family; the administrator first, the others as they were first invited. */
    public List<Member> of(long adminId) {
        return jdbc.sql("""
                SELECT id, member_id, status, storage_limit
                  FROM families
                 WHERE admin_id = :admin AND status IN ('SELF', 'ACCEPTED', 'INVITED')
                 ORDER BY status = 'SELF' DESC, created_at, id
                """).param("admin", adminId).query(Member.class).list();
    }
}

package museum.legacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code legacy_kit} and {@code legacy_kit_challenge}. */
@Repository
class KitQueries {

    /** Challenges of one kit that are kept; the oldest go first, so that asking for many costs nobody else anything. */
    private static final int MOST_CHALLENGES = 100;

    private static final String COLUMNS = """
            id, user_id, variant, notice_period_in_hrs, encrypted_recovery_blob, auth_public_key, encrypted_owner_blob, created_at, updated_at
            """;

    private final JdbcClient jdbc;

    KitQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's kits, the newest first. */
    List<LegacyKit> of(long userId) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM legacy_kit WHERE user_id = :user AND NOT is_deleted ORDER BY created_at DESC, id")
                .param("user", userId)
                .query(LegacyKit.class)
                .list();
    }

    Optional<LegacyKit> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM legacy_kit WHERE id = :id AND NOT is_deleted")
                .param("id", id)
                .query(LegacyKit.class)
                .optional();
    }

    /** The same; whoever opens, blocks or changes a kit takes this lock first. */
    Optional<LegacyKit> lock(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM legacy_kit WHERE id = :id AND NOT is_deleted FOR UPDATE")
                .param("id", id)
                .query(LegacyKit.class)
                .optional();
    }

    void lockAllOf(long userId) {
        jdbc.sql("SELECT 1 FROM legacy_kit WHERE user_id = :user ORDER BY id FOR UPDATE")
                .param("user", userId)
                .query(row -> {});
    }

    /** Lets one new kit of a person in at a time. */
    void lockOwner(long userId) {
        jdbc.sql("SELECT 1 FROM users WHERE user_id = :user FOR NO KEY UPDATE")
                .param("user", userId)
                .query(row -> {});
    }

    int count(long userId) {
        return jdbc.sql("SELECT count(*) FROM legacy_kit WHERE user_id = :user AND NOT is_deleted")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** Adds a kit; empty when there is, or was, one with this id. */
    Optional<LegacyKit> insert(long userId, LegacyKitController.NewKit kit, int noticeInHours) {
        return jdbc.sql("""
                INSERT INTO legacy_kit (id, user_id, variant, notice_period_in_hrs, encrypted_recovery_blob, auth_public_key, encrypted_owner_blob)
                VALUES (:id, :user, :variant, :notice, :recoveryBlob, :publicKey, :ownerBlob)
                    ON CONFLICT (id) DO NOTHING
                RETURNING\s""" + COLUMNS)
                .param("id", kit.id())
                .param("user", userId)
                .param("variant", kit.variant())
                .param("notice", noticeInHours)
                .param("recoveryBlob", kit.encryptedRecoveryBlob())
                .param("publicKey", kit.authPublicKey())
                .param("ownerBlob", kit.encryptedOwnerBlob())
                .query(LegacyKit.class)
                .optional();
    }

    void setNotice(UUID id, int hours) {
        jdbc.sql("UPDATE legacy_kit SET notice_period_in_hrs = :hours WHERE id = :id")
                .param("hours", hours)
                .param("id", id)
                .update();
    }

    void markDeleted(UUID id, long now) {
        jdbc.sql("UPDATE legacy_kit SET is_deleted = true, deleted_at = :now WHERE id = :id")
                .param("now", now)
                .param("id", id)
                .update();
    }

    /** With challenges, sessions and their tokens. */
    void deleteAllOf(long userId) {
        jdbc.sql("DELETE FROM legacy_kit WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Keeps a challenge in place of those that are over, or too many. */
    void insertChallenge(UUID kitId, String hash, long expiresAt, long now) {
        jdbc.sql("""
                DELETE FROM legacy_kit_challenge
                 WHERE kit_id = :kit
                   AND (expires_at <= :now
                        OR id IN (SELECT id FROM legacy_kit_challenge
                                   WHERE kit_id = :kit ORDER BY created_at DESC, id OFFSET :most - 1))
                """)
                .param("kit", kitId)
                .param("now", now)
                .param("most", MOST_CHALLENGES)
                .update();
        jdbc.sql(
                        "INSERT INTO legacy_kit_challenge (id, kit_id, challenge_hash, expires_at) VALUES (:id, :kit, :hash, :end)")
                .param("id", UUID.randomUUID())
                .param("kit", kitId)
                .param("hash", hash)
                .param("end", expiresAt)
                .update();
    }

    /** Uses a challenge up; false when there is none like that. */
    boolean takeChallenge(UUID kitId, String hash, long now) {
        return jdbc.sql("""
                DELETE FROM legacy_kit_challenge WHERE kit_id = :kit AND challenge_hash = :hash AND expires_at > :now
                """)
                        .param("kit", kitId)
                        .param("hash", hash)
                        .param("now", now)
                        .update()
                > 0;
    }
}

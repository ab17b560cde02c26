package museum.entity;

import java.util.List;
import java.util.Optional;
import museum.database.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code contact_entity}. */
@Repository
class ContactQueries {

    /** A contact as stored; the data of a deleted one are null, its key is not. */
    record Row(
            String id,
            long userId,
            long contactUserId,
            @Nullable String profilePictureAttachmentId,
            byte[] encryptedKey,
            byte @Nullable [] encryptedData,
            boolean isDeleted,
            long createdAt,
            long updatedAt) {}

    private static final String COLUMNS = """
            id, user_id, contact_user_id, profile_picture_attachment_id, encrypted_key, encrypted_data, is_deleted,
            created_at, updated_at
            """;

    private final JdbcClient jdbc;
    private final Time time;

    ContactQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Whether the other one has an account. Until the end of the transaction neither account can be deleted or get another address, so that whoever does
     * that afterwards sees the contact and moves it.
     */
    boolean holdAccounts(long userId, long otherId) {
        return jdbc.sql("""
                SELECT user_id
                  FROM users
                 WHERE user_id IN (:user, :other) AND encrypted_email IS NOT NULL
                 ORDER BY user_id
                   FOR KEY SHARE
                """)
                .param("user", userId)
                .param("other", otherId)
                .query(Long.class)
                .list()
                .contains(otherId);
    }

    /** The time of the next change of this user's contacts, who are locked until the end of the transaction. */
    long nextStamp(long userId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('museum:contacts', :user))")
                .param("user", userId)
                .query(row -> {});
        return jdbc.sql("SELECT greatest(:now, max(updated_at) + 1) FROM contact_entity WHERE user_id = :user")
                .param("now", time.now())
                .param("user", userId)
                .query(Long.class)
                .single();
    }

    Optional<Row> find(String id, long userId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM contact_entity WHERE id = :id AND user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(Row.class)
                .optional();
    }

    /** False if the user has a contact, or the tombstone of one, for the other. */
    boolean insert(String id, long userId, long otherId, byte[] encryptedKey, byte[] encryptedData, long stamp) {
        return jdbc.sql("""
                INSERT INTO contact_entity
                       (id, user_id, contact_user_id, encrypted_key, encrypted_data, created_at, updated_at)
                VALUES (:id, :user, :other, :key, :data, :stamp, :stamp)
                    ON CONFLICT (user_id, contact_user_id) DO NOTHING
                """)
                        .param("id", id)
                        .param("user", userId)
                        .param("other", otherId)
                        .param("key", encryptedKey)
                        .param("data", encryptedData)
                        .param("stamp", stamp)
                        .update()
                == 1;
    }

    /** Writes a contact and brings it back if it was deleted; false if another contact of the user holds the other's place. */
    boolean update(String id, long userId, long otherId, byte[] encryptedData, long stamp) {
        return jdbc.sql("""
                UPDATE contact_entity
                   SET contact_user_id = :other, encrypted_data = :data, is_deleted = false, updated_at = :stamp
                 WHERE id = :id
                   AND user_id = :user
                   AND NOT EXISTS (
                           SELECT FROM contact_entity
                            WHERE user_id = :user AND contact_user_id = :other AND id <> :id)
                """)
                        .param("id", id)
                        .param("user", userId)
                        .param("other", otherId)
                        .param("data", encryptedData)
                        .param("stamp", stamp)
                        .update()
                == 1;
    }

    void bury(String id, long userId, long stamp) {
        jdbc.sql("""
                UPDATE contact_entity
                   SET is_deleted = true, encrypted_data = NULL, profile_picture_attachment_id = NULL, updated_at = :stamp
                 WHERE id = :id AND user_id = :user
                """)
                .param("id", id)
                .param("user", userId)
                .param("stamp", stamp)
                .update();
    }

    void setPicture(String id, long userId, @Nullable String attachmentId, long stamp) {
        jdbc.sql("""
                UPDATE contact_entity
                   SET profile_picture_attachment_id = :picture, updated_at = :stamp
                 WHERE id = :id AND user_id = :user
                """)
                .param("id", id)
                .param("user", userId)
                .param("picture", attachmentId)
                .param("stamp", stamp)
                .update();
    }

    /** Changes after a time, oldest first, tombstones included. Rows of one time are never parted. */
    List<Row> page(long userId, DiffRange range) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM (SELECT *
                          FROM contact_entity
                         WHERE user_id = :user AND updated_at > :since
                         ORDER BY updated_at
                         FETCH FIRST :limit ROWS WITH TIES) AS page
                 ORDER BY updated_at, id
                """)
                .param("user", userId)
                .param("since", range.sinceTime())
                .param("limit", range.limit())
                .query(Row.class)
                .list();
    }

    /**
     * Moves the living contacts that others have for an account, so that their next diff tells of its new address or of its end. The owners are locked in
     * one order whoever does this, the account before them.
     */
    void touchContactsFor(long accountId) {
        jdbc.sql("SELECT FROM users WHERE user_id = :account FOR UPDATE")
                .param("account", accountId)
                .query(row -> {});
        jdbc.sql("""
                SELECT pg_advisory_xact_lock(owner)
                  FROM (SELECT hashtextextended('museum:contacts', user_id) AS owner
                          FROM contact_entity
                         WHERE contact_user_id = :account AND is_deleted = false
                         ORDER BY owner
                        OFFSET 0) AS owners
                """).param("account", accountId).query(row -> {});
        jdbc.sql("""
                UPDATE contact_entity AS touched
                   SET updated_at = greatest(
                           :now,
                           (SELECT max(updated_at) + 1 FROM contact_entity AS any_of WHERE any_of.user_id = touched.user_id))
                 WHERE contact_user_id = :account AND is_deleted = false
                """).param("now", time.now()).param("account", accountId).update();
    }

    /** Removes the contacts of an account whose data go. */
    void deleteAllOf(long userId) {
        jdbc.sql("DELETE FROM contact_entity WHERE user_id = :user")
                .param("user", userId)
                .update();
    }
}

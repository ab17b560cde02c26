package museum.collection;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which files are in which albums. Rows are never removed, only marked. Every method writes its rows and the version of their albums by one statement, with
 * one time: the stamp of the {@link LockedAlbums} that hold them.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Puts files of one owner into an album; a file that is or was in it keeps its key there. Files in the trash or deleted for good are left out, so fewer
     * than asked for is the caller's reason to refuse: 409 {@code FILE_IN_TRASH}. The files' rows must be held (shared will do), unless they are new.
     *
     * @return how many were put
     */
    public int add(Album album, long fileOwner, List<CollectionFileItem> items, long stamp) {
        return jdbc.sql("""
                WITH bump AS (
                    UPDATE collections SET updation_time = :stamp WHERE collection_id = :album
                )
                INSERT INTO collection_files AS was
                       (collection_id, file_id, encrypted_key, key_decryption_nonce, is_deleted, updation_time,
                        c_owner_id, f_owner_id, created_at)
                SELECT :album, item.id, item.key, item.nonce, false, :stamp,
                       :albumOwner, :fileOwner, now_utc_micro_seconds()
                  FROM unnest(:files, :keys, :nonces) AS item (id, key, nonce)
                 WHERE NOT EXISTS (SELECT FROM trash
                                    WHERE trash.file_id = item.id AND trash.user_id = :fileOwner AND NOT trash.is_restored)
                    ON CONFLICT (collection_id, file_id) DO UPDATE
                   SET is_deleted = false,
                       updation_time = excluded.updation_time,
                       c_owner_id = coalesce(was.c_owner_id, excluded.c_owner_id),
                       f_owner_id = coalesce(was.f_owner_id, excluded.f_owner_id),
                       created_at = CASE WHEN was.is_deleted THEN excluded.created_at ELSE was.created_at END,
                       action = NULL,
                       action_user = NULL
                """)
                .param("album", album.id())
                .param("albumOwner", album.ownerId())
                .param("fileOwner", fileOwner)
                .param("files", items.stream().mapToLong(CollectionFileItem::id).toArray())
                .param(
                        "keys",
                        items.stream().map(item -> orEmpty(item.encryptedKey())).toArray(String[]::new))
                .param(
                        "nonces",
                        items.stream()
                                .map(item -> orEmpty(item.keyDecryptionNonce()))
                                .toArray(String[]::new))
                .param("stamp", stamp)
                .update();
    }

    /** Takes files out of one album. Those that are out already stay as they are; the album's version moves in any case. */
    public void remove(long album, Collection<Long> files, long stamp) {
        jdbc.sql("""
                WITH removed AS (
                    UPDATE collection_files
                       SET is_deleted = true, updation_time = :stamp
                     WHERE collection_id = :album AND file_id = ANY (:files) AND is_deleted IS NOT TRUE
                )
                UPDATE collections SET updation_time = :stamp WHERE collection_id = :album
                """)
                .param("album", album)
                .param("files", array(files))
                .param("stamp", stamp)
                .update();
    }

    /** Takes files out of all albums, for the trash. Only albums that had one of them are touched. */
    public void removeEverywhere(Collection<Long> files, long stamp) {
        jdbc.sql("""
                WITH removed AS (
                    UPDATE collection_files
                       SET is_deleted = true, updation_time = :stamp
                     WHERE file_id = ANY (:files) AND is_deleted IS NOT TRUE
                 RETURNING collection_id
                )
                UPDATE collections
                   SET updation_time = :stamp
                 WHERE collection_id IN (SELECT collection_id FROM removed)
                """).param("files", array(files)).param("stamp", stamp).update();
    }

    /**
     * Lets everybody who has these files in an album fetch them anew, because the files themselves have changed.
     *
     * @param removedToo whether albums that once held them are told, too
     */
    public void touchEverywhere(Collection<Long> files, boolean removedToo, long stamp) {
        jdbc.sql("""
                WITH touched AS (
                    UPDATE collection_files
                       SET updation_time = :stamp
                     WHERE file_id = ANY (:files) AND (:removedToo OR is_deleted IS NOT TRUE)
                 RETURNING collection_id
                )
                UPDATE collections
                   SET updation_time = :stamp
                 WHERE collection_id IN (SELECT collection_id FROM touched)
                """)
                .param("files", array(files))
                .param("removedToo", removedToo)
                .param("stamp", stamp)
                .update();
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package museum.file;

import java.util.List;
import java.util.Optional;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may do what with files that he names by id. Protocol 03 §6. */
@Repository
public class FileAccess {

    private record Standing(long ownerId, boolean inAnAlbum) {}

    private final JdbcClient jdbc;

    FileAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Passes if the user may read all of these: his own, and others' while they are in an album that is shared with him or by him. Ids that are no files are
     * passed over; one that is given twice is 400, one that may not be read 403.
     */
    public void requireReadable(long userId, List<Long> fileIds) {
        if (fileIds.stream().distinct().count() != fileIds.size()) {
            throw ApiError.badRequest();
        }
        boolean refused = jdbc.sql("""
                SELECT EXISTS (
                    SELECT 1
                      FROM files f
                     WHERE f.file_id = ANY(:files)
                       AND f.owner_id <> :user
                       AND NOT EXISTS (
                           SELECT 1
                             FROM collection_files m
                             JOIN collection_shares s USING (collection_id)
                            WHERE m.file_id = f.file_id
                              AND m.is_deleted = false
                              AND (m.action IS NULL OR m.action NOT IN ('REMOVE', 'DELETE_SUGGESTED'))
                              AND s.is_deleted = false
                              AND :user IN (s.to_user_id, s.from_user_id)))
                """)
                .param("files", fileIds.toArray(Long[]::new))
                .param("user", userId)
                .query(Boolean.class)
                .single();
        if (refused) {
            throw ApiError.permissionDenied();
        }
    }

    /** Passes for the owner of a file that is in some album; 400 for no file, 403 for another's, 404 for one that is in no album. */
    void requireOwnInAlbum(long userId, long fileId) {
        var file = jdbc.sql("""
                SELECT owner_id,
                       EXISTS (SELECT 1 FROM collection_files m WHERE m.file_id = f.file_id AND m.is_deleted = false) AS in_an_album
                  FROM files f
                 WHERE file_id = :file
                """)
                .param("file", fileId)
                .query(Standing.class)
                .optional()
                .orElseThrow(ApiError::badRequest);
        if (file.ownerId() != userId) {
            throw ApiError.permissionDenied();
        }
        if (!file.inAnAlbum()) {
            throw ApiError.notFound();
        }
    }

    /** The owner of a file. */
    Optional<Long> owner(long fileId) {
        return jdbc.sql("SELECT owner_id FROM files WHERE file_id = :file")
                .param("file", fileId)
                .query(Long.class)
                .optional();
    }
}

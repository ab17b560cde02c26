package museum.file;

import java.util.List;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose files they are. Protocol 02 §4 (end). */
@Repository
class FileOwnership {

    private record Owners(long known, boolean callers) {}

    private final JdbcClient jdbc;

    FileOwnership(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Passes if every one of these is a file of that user, none given twice and at least one given; else 403 if one is another's, 400 otherwise. */
    void require(long userId, List<Long> fileIds) {
        var found = jdbc.sql("""
                SELECT count(*) AS known, coalesce(bool_and(owner_id = :user), false) AS callers
                  FROM files
                 WHERE file_id = ANY(:files)
                """)
                .param("user", userId)
                .param("files", fileIds.toArray(Long[]::new))
                .query(Owners.class)
                .single();
        if (found.known() > 0 && !found.callers()) {
            throw ApiError.permissionDenied();
        }
        if (found.known() == 0 || found.known() != fileIds.size()) {
            throw ApiError.badRequest();
        }
    }
}

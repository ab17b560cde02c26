package museum.collection;

import java.util.HashSet;
import java.util.List;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether files belong to the person who wants to put them somewhere. Protocol 02 §4. */
@Repository
class OwnFiles {

    private final JdbcClient jdbc;

    OwnFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Holds those of the files that are the person's own, so that none of them gets into the trash meanwhile.
     *
     * @return whether these are all that were asked for, each of them once
     */
    boolean hold(long user, List<Long> files) {
        var held = jdbc.sql("""
                SELECT file_id
                  FROM files
                 WHERE file_id = ANY (:files) AND owner_id = :user
                 ORDER BY file_id
                   FOR SHARE
                """)
                .param("user", user)
                .param("files", files.stream().mapToLong(Long::longValue).toArray())
                .query(Long.class)
                .list();
        return !files.isEmpty() && held.size() == files.size();
    }

    /** Why {@link #hold} did not get all. */
    ApiError refusal(long user, List<Long> files) {
        if (new HashSet<>(files).size() < files.size()) {
            return ApiError.badRequest();
        }
        var owners = jdbc.sql("SELECT DISTINCT owner_id FROM files WHERE file_id = ANY (:files)")
                .param("files", files.stream().mapToLong(Long::longValue).toArray())
                .query(Long.class)
                .list();
        return owners.isEmpty() || owners.equals(List.of(user)) ? ApiError.badRequest() : ApiError.permissionDenied();
    }
}

package museum.file;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds files against everybody else who changes them, trashes them or puts them into albums. Taken first in a transaction, before albums
 * ({@link museum.collection.AlbumLocks}), then the owner's {@link TrashVersions}, objects, usage.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FileLocks {

    /** A file that is held, and whose it is. */
    record Held(long fileId, long ownerId) {}

    private final JdbcClient jdbc;

    FileLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds these files until the transaction ends; ids of no file are absent from the answer. */
    List<Held> lock(Collection<Long> fileIds) {
        return jdbc.sql("""
                SELECT file_id, owner_id
                  FROM files
                 WHERE file_id = ANY(:files)
                 ORDER BY file_id
                   FOR NO KEY UPDATE
                """)
                .param("files", fileIds.toArray(Long[]::new))
                .query(Held.class)
                .list();
    }

    /** Which of the held files are deleted for good. A statement of its own, to see what happened while we waited for the files. */
    Set<Long> deletedForever(Collection<Long> fileIds) {
        return new HashSet<>(jdbc.sql("SELECT file_id FROM trash WHERE file_id = ANY(:files) AND is_deleted")
                .param("files", fileIds.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }
}

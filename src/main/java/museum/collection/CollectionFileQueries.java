package museum.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files in albums, for reading. */
@Repository
class CollectionFileQueries {

    /** As {@link #read} takes them, by their number: a page has tens of thousands of values. */
    private static final String COLUMNS = """
            cf.file_id, f.owner_id, cf.collection_id, cf.c_owner_id, cf.created_at, cf.encrypted_key, cf.key_decryption_nonce,
            f.file_decryption_header, f.thumbnail_decryption_header, f.encrypted_metadata, f.metadata_decryption_header,
            cf.is_deleted, cf.updation_time, f.magic_metadata, f.pub_magic_metadata, f.info, cf.action, cf.action_user
            """;

    /** So many rows are held in memory at a time. */
    private static final int FETCH_SIZE = 500;

    /** The page is cut out of one range of the diff's index before anything is joined, so it costs the same however large the album is. */
    static final String CHANGES_AFTER = "SELECT " + COLUMNS + """
              FROM (SELECT *
                      FROM collection_files
                     WHERE collection_id = :album AND updation_time > :since
                     ORDER BY updation_time, file_id
                     LIMIT :limit) AS cf
              JOIN files f USING (file_id)
             ORDER BY cf.updation_time, cf.file_id
            """;

    private final JdbcClient jdbc;

    CollectionFileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest changes after a time. */
    void changesAfter(long album, long since, int limit, Consumer<CollectionFile> reader) {
        jdbc.sql(CHANGES_AFTER)
                .param("album", album)
                .param("since", since)
                .param("limit", limit)
                .withFetchSize(FETCH_SIZE)
                .query((RowCallbackHandler) row -> reader.accept(read(row, 0)));
    }

    /** How many changes there are after a time; counted up to the limit. */
    int countAfter(long album, long since, int limit) {
        return jdbc.sql("""
                SELECT count(*)
                  FROM (SELECT FROM collection_files
                         WHERE collection_id = :album AND updation_time > :since
                         LIMIT :limit) AS changes
                """)
                .param("album", album)
                .param("since", since)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** All changes of one time. */
    void changesAt(long album, long time, Consumer<CollectionFile> reader) {
        jdbc.sql("SELECT " + COLUMNS + """
                  FROM collection_files cf
                  JOIN files f USING (file_id)
                 WHERE cf.collection_id = :album AND cf.updation_time = :time
                 ORDER BY cf.file_id
                """)
                .param("album", album)
                .param("time", time)
                .withFetchSize(FETCH_SIZE)
                .query((RowCallbackHandler) row -> reader.accept(read(row, 0)));
    }

    boolean isChangedAfter(long album, long time) {
        return jdbc.sql("""
                SELECT coalesce(max(updation_time), 0) > :time FROM collection_files WHERE collection_id = :album
                """)
                .param("album", album)
                .param("time", time)
                .query(Boolean.class)
                .single();
    }

    Optional<CollectionFile> find(long album, long file) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM collection_files cf
                  JOIN files f USING (file_id)
                 WHERE cf.collection_id = :album AND cf.file_id = :file
                """)
                .param("album", album)
                .param("file", file)
                .query(CollectionFileQueries::read)
                .optional();
    }

    private static CollectionFile read(ResultSet row, int number) throws SQLException {
        return new CollectionFile(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getBoolean(12),
                row.getLong(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getObject(18, Long.class));
    }
}

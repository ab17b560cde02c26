package museum.social;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code anon_users}: names that visitors of album links took. */
@Repository
class NameQueries {

    private final JdbcClient jdbc;

    NameQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, long album, String cipher, String nonce, long stamp) {
        jdbc.sql("""
                INSERT INTO anon_users (id, collection_id, cipher, nonce, created_at, updated_at)
                VALUES (:id, :album, :cipher, :nonce, :stamp, :stamp)
                """)
                .param("id", id)
                .param("album", album)
                .param("cipher", cipher)
                .param("nonce", nonce)
                .param("stamp", stamp)
                .update();
    }

    /** The album in which a name was taken. */
    Optional<Long> albumOf(String id) {
        return jdbc.sql("SELECT collection_id FROM anon_users WHERE id = :id")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** All names of an album, oldest first. */
    List<AnonProfile> of(long album) {
        return jdbc.sql("""
                SELECT id AS anon_user_id, collection_id, cipher, nonce, created_at, updated_at
                  FROM anon_users
                 WHERE collection_id = :album
                 ORDER BY created_at, id
                """).param("album", album).query(AnonProfile.class).list();
    }
}

package museum.collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of collections themselves. */
@Repository
class EditQueries {

    private final JdbcClient jdbc;

    EditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A plain name of former times goes: it would hide the new one. */
    void rename(long collection, String encryptedName, String nonce, long stamp) {
        jdbc.sql("""
                UPDATE collections
                   SET encrypted_name = :encryptedName, name_decryption_nonce = :nonce, name = '', updation_time = :stamp
                 WHERE collection_id = :collection
                """)
                .param("collection", collection)
                .param("encryptedName", encryptedName)
                .param("nonce", nonce)
                .param("stamp", stamp)
                .update();
    }

    void setMagicMetadata(long collection, String magicMetadata, long stamp) {
        jdbc.sql("""
                UPDATE collections
                   SET magic_metadata = :magicMetadata::jsonb, updation_time = :stamp
                 WHERE collection_id = :collection
                """)
                .param("collection", collection)
                .param("magicMetadata", magicMetadata)
                .param("stamp", stamp)
                .update();
    }

    void setPublicMagicMetadata(long collection, String magicMetadata, long stamp) {
        jdbc.sql("""
                UPDATE collections
                   SET pub_magic_metadata = :magicMetadata::jsonb, updation_time = :stamp
                 WHERE collection_id = :collection
                """)
                .param("collection", collection)
                .param("magicMetadata", magicMetadata)
                .param("stamp", stamp)
                .update();
    }
}

package museum.collection;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New collections. */
@Repository
class CreateQueries {

    private final JdbcClient jdbc;

    CreateQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The new id; empty when it is a special one that the person has already. */
    OptionalLong insert(CollectionEntry collection) {
        return jdbc.sql("""
                INSERT INTO collections
                       (owner_id, encrypted_key, key_decryption_nonce, name, encrypted_name, name_decryption_nonce, type,
                        attributes, updation_time, magic_metadata, pub_magic_metadata, app)
                VALUES (:owner, :key, :nonce, :name, :encryptedName, :nameNonce, :type,
                        :attributes::jsonb, :time, :magicMetadata::jsonb, :pubMagicMetadata::jsonb, :app::app)
                    ON CONFLICT DO NOTHING
                RETURNING collection_id
                """)
                .param("owner", collection.owner().id())
                .param("key", collection.encryptedKey())
                .param("nonce", collection.keyDecryptionNonce())
                .param("name", collection.name())
                .param("encryptedName", collection.encryptedName())
                .param("nameNonce", collection.nameDecryptionNonce())
                .param("type", collection.type())
                .param("attributes", collection.attributes())
                .param("time", collection.updationTime())
                .param("magicMetadata", collection.magicMetadata())
                .param("pubMagicMetadata", collection.pubMagicMetadata())
                .param("app", collection.app())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}

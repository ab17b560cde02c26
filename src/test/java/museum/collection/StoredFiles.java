package museum.collection;

import static museum.client.Json.object;

import java.util.List;
import museum.client.Person;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Files without objects, by the thousand: nobody opens them. */
final class StoredFiles {

    private StoredFiles() {}

    /** New ones of this person, in no album. */
    static List<Long> of(Person owner, int number, JdbcClient jdbc) {
        return jdbc.sql("""
                INSERT INTO files (owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header,
                                   encrypted_metadata, updation_time)
                SELECT :owner, 'header', 'header', 'header', 'metadata', 1 FROM generate_series(1, :number)
                RETURNING file_id
                """)
                .param("owner", owner.id())
                .param("number", number)
                .query(Long.class)
                .list();
    }

    /** As clients name them when they put them into an album. */
    static List<ObjectNode> items(List<Long> files) {
        return files.stream()
                .map(file -> object("id", file, "encryptedKey", random(48), "keyDecryptionNonce", random(24)))
                .toList();
    }

    private static String random(int bytes) {
        return Base64Text.of(Sodium.random(bytes));
    }
}

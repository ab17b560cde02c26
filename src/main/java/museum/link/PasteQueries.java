package museum.link;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code public_paste_tokens}. */
@Repository
class PasteQueries {

    private final JdbcClient jdbc;

    PasteQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a paste and gives its access token back; nothing if that is taken. */
    Optional<String> insert(String id, String accessToken, Paste paste, long expiresAt) {
        return jdbc.sql("""
                INSERT INTO public_paste_tokens
                       (id, access_token, encrypted_data, decryption_header, encrypted_paste_key, encrypted_paste_key_nonce,
                        kdf_nonce, kdf_mem_limit, kdf_ops_limit, expires_at)
                VALUES (:id, :token, :data, :header, :key, :keyNonce, :kdfNonce, :memLimit, :opsLimit, :expiresAt)
                    ON CONFLICT (access_token) DO NOTHING
             RETURNING access_token
                """)
                .param("id", id)
                .param("token", accessToken)
                .param("data", paste.encryptedData())
                .param("header", paste.decryptionHeader())
                .param("key", paste.encryptedPasteKey())
                .param("keyNonce", paste.encryptedPasteKeyNonce())
                .param("kdfNonce", paste.kdfNonce())
                .param("memLimit", paste.kdfMemLimit())
                .param("opsLimit", paste.kdfOpsLimit())
                .param("expiresAt", expiresAt)
                .query(String.class)
                .optional();
    }

    /** The id of a paste that can still be read. */
    Optional<String> find(String accessToken, long now) {
        return jdbc.sql("SELECT id FROM public_paste_tokens WHERE access_token = :token AND expires_at > :now")
                .param("token", accessToken)
                .param("now", now)
                .query(String.class)
                .optional();
    }

    /** Reads and deletes in one statement: of any number of readers one gets it. */
    Optional<Paste> consume(String accessToken, long now) {
        return jdbc.sql("""
                DELETE FROM public_paste_tokens
                 WHERE access_token = :token AND expires_at > :now
             RETURNING encrypted_data, decryption_header, encrypted_paste_key, encrypted_paste_key_nonce,
                       kdf_nonce, kdf_mem_limit, kdf_ops_limit
                """)
                .param("token", accessToken)
                .param("now", now)
                .query(Paste.class)
                .optional();
    }

    void deleteExpired(long now) {
        jdbc.sql("DELETE FROM public_paste_tokens WHERE expires_at <= :now")
                .param("now", now)
                .update();
    }
}

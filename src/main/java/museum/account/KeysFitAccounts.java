package museum.account;

import java.util.List;
import museum.configuration.ConfigurationException;
import museum.configuration.Secrets;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with keys that do not fit the accounts in the database: every log-in would fail, and new accounts would be lost to those who later
 * restore the right keys. Runs after the migrations and before the port opens. Protocol 10 §3, 00 §15.
 */
@Component
class KeysFitAccounts implements SmartInitializingSingleton {

    private record Row(byte[] encryptedEmail, byte[] emailDecryptionNonce, String emailHash) {}

    private final JdbcClient jdbc;
    private final EncryptionAtRest encryption;
    private final Secrets secrets;

    KeysFitAccounts(JdbcClient jdbc, EncryptionAtRest encryption, Secrets secrets) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.secrets = secrets;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var rows = someAccounts();
        if (rows.isEmpty()) {
            return;
        }
        var readable = rows.stream()
                .filter(row -> encryption
                        .decrypt(row.encryptedEmail(), row.emailDecryptionNonce())
                        .isPresent())
                .toList();
        if (readable.isEmpty()) {
            throw misfit("key.encryption", secrets.encryptionKeyOrigin());
        }
        if (readable.stream().noneMatch(this::isFoundByItsHash)) {
            throw misfit("key.hash", secrets.hashKeyOrigin());
        }
    }

    private boolean isFoundByItsHash(Row row) {
        return encryption
                .decrypt(row.encryptedEmail(), row.emailDecryptionNonce())
                .map(EmailAddress::normalise)
                .map(encryption::hash)
                .filter(row.emailHash()::equals)
                .isPresent();
    }

    /** A handful, so that a single damaged row keeps nobody out. */
    private List<Row> someAccounts() {
        return jdbc.sql("""
                SELECT encrypted_email, email_decryption_nonce, email_hash
                  FROM users
                 WHERE encrypted_email IS NOT NULL AND email_decryption_nonce IS NOT NULL
                 ORDER BY user_id
                 LIMIT 10
                """).query(Row.class).list();
    }

    private static ConfigurationException misfit(String key, String origin) {
        return new ConfigurationException(
                "The database has accounts that were made with another " + key + " than the one of " + origin
                        + ": configure key.encryption, key.hash and jwt.secret as they were (in the museum.yaml or configurations/local.yaml of the"
                        + " Museum you come from, or in the secrets.yaml of the data directory that belongs to this database).");
    }
}

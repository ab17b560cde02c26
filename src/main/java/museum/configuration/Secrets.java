package museum.configuration;

import org.springframework.stereotype.Component;

/**
 * The keys that everything stored depends on. Configured ones ({@code key.encryption}, {@code key.hash}, {@code jwt.secret}) are taken as they are; what is
 * not configured is made once at random and kept in {@code secrets.yaml} of the data directory, readable by its owner only. Protocol 10 §3, 00 §15.
 *
 * <p>Whether they fit the accounts in the database is checked after the migrations and before the port opens, see {@code museum.operations}. The keys that
 * Museum's development configuration publishes are not known here: who used them has to configure them.
 */
@Component
public final class Secrets {

    private final Key encryption;
    private final Key hash;
    private final Key jwt;

    Secrets(Configuration configuration) {
        var generated = new SecretsFile(configuration.dataDirectory());
        this.encryption = key(configuration, generated, KeyText.ENCRYPTION);
        this.hash = key(configuration, generated, KeyText.HASH);
        this.jwt = key(configuration, generated, KeyText.JWT);
    }

    /** 32 bytes for secretbox over e-mail addresses and second factors. */
    public byte[] encryptionKey() {
        return encryption.bytes().clone();
    }

    /** 1 to 64 bytes for the keyed BLAKE2b hash of e-mail addresses. */
    public byte[] hashKey() {
        return hash.bytes().clone();
    }

    /** At least 32 bytes for HMAC-SHA256. A shorter secret is filled up with zeros, which is the same key to HMAC. */
    public byte[] jwtSecret() {
        return jwt.bytes().clone();
    }

    /** Where {@code key.encryption} comes from, for people: a file and line, a variable, or the file of made secrets. */
    public String encryptionKeyOrigin() {
        return encryption.origin();
    }

    /** Where {@code key.hash} comes from, for people. */
    public String hashKeyOrigin() {
        return hash.origin();
    }

    private static Key key(Configuration configuration, SecretsFile generated, KeyText form) {
        return configuration
                .text(form.key())
                .map(text -> new Key(
                        form.decode(text).orElseThrow(() -> configuration.refusal(form.key(), form.expectation())),
                        configuration.origin(form.key())))
                .orElseGet(() -> new Key(generated.get(form), generated.toString()));
    }

    private record Key(byte[] bytes, String origin) {}
}

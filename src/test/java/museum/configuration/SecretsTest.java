package museum.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    @TempDir
    Path directory;

    private final Map<String, String> variables = new HashMap<>();

    private Secrets secrets() {
        return new Secrets(Configuration.load(directory, variables));
    }

    private String refusal() {
        var caught = new String[1];
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::secrets)
                .satisfies(exception -> caught[0] = String.valueOf(exception.getMessage()));
        return String.valueOf(caught[0]);
    }

    @Test
    void withoutConfigurationTheyAreMadeOnceAndKept() throws IOException {
        var first = secrets();
        assertThat(first.encryptionKey()).hasSize(32);
        assertThat(first.hashKey()).hasSize(64);
        assertThat(first.jwtSecret()).hasSize(32);
        assertThat(first.encryptionKey()).isNotEqualTo(first.jwtSecret());

        var again = secrets();
        assertThat(again.encryptionKey()).isEqualTo(first.encryptionKey());
        assertThat(again.hashKey()).isEqualTo(first.hashKey());
        assertThat(again.jwtSecret()).isEqualTo(first.jwtSecret());

        var file = directory.resolve("data/secrets.yaml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory.resolve("data"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theFileReadsLikeMuseumsConfigurationAndCanBeMovedThere() throws IOException {
        var made = secrets();
        Files.move(directory.resolve("data/secrets.yaml"), directory.resolve("museum.yaml"));
        var configured = secrets();
        assertThat(configured.encryptionKey()).isEqualTo(made.encryptionKey());
        assertThat(configured.hashKey()).isEqualTo(made.hashKey());
        assertThat(configured.jwtSecret()).isEqualTo(made.jwtSecret());
        assertThat(directory.resolve("data/secrets.yaml")).doesNotExist();
    }

    @Test
    void onlyTheMissingOnesAreMade() {
        variables.put("ENTE_JWT_SECRET", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assertThat(secrets().jwtSecret()).isEqualTo(HexFormat.of().parseHex(HEX));
        assertThat(secrets().encryptionKey()).hasSize(32);
    }

    @Test
    void bothAlphabetsWithOrWithoutPaddingAreBase64() {
        var key = HexFormat.of().parseHex("fbff" + HEX.substring(4));
        for (var encoder : new Base64.Encoder[] {
            Base64.getEncoder(),
            Base64.getUrlEncoder(),
            Base64.getEncoder().withoutPadding(),
            Base64.getUrlEncoder().withoutPadding()
        }) {
            var text = encoder.encodeToString(key);
            variables.put("ENTE_KEY_ENCRYPTION", text);
            variables.put("ENTE_KEY_HASH", text);
            variables.put("ENTE_JWT_SECRET", text);
            assertThat(secrets().encryptionKey()).isEqualTo(key);
            assertThat(secrets().hashKey()).isEqualTo(key);
            assertThat(secrets().jwtSecret()).isEqualTo(key);
        }
    }

    @Test
    void hexDigitsAreHexWhereMuseumCouldNotHaveWorkedWithThem() {
        variables.put("ENTE_KEY_ENCRYPTION", HEX);
        variables.put("ENTE_KEY_HASH", HEX + HEX);
        assertThat(secrets().encryptionKey()).isEqualTo(HexFormat.of().parseHex(HEX));
        assertThat(secrets().hashKey()).isEqualTo(HexFormat.of().parseHex(HEX + HEX));
    }

    @Test
    void hexDigitsThatMuseumReadAsBase64StayTheSameKey() {
        variables.put("ENTE_KEY_HASH", HEX);
        variables.put("ENTE_JWT_SECRET", HEX);
        assertThat(secrets().hashKey())
                .isEqualTo(Base64.getDecoder().decode(HEX))
                .hasSize(48);
        assertThat(secrets().jwtSecret()).isEqualTo(Base64.getDecoder().decode(HEX));
    }

    @Test
    void aShortTokenSecretIsFilledUpWithZerosWhichIsTheSameKey() {
        variables.put("ENTE_JWT_SECRET", "AQID");
        assertThat(secrets().jwtSecret()).hasSize(32).startsWith(1, 2, 3, 0, 0);
    }

    @Test
    void otherLengthsAreRefused() {
        variables.put("ENTE_KEY_ENCRYPTION", "AAECAwQFBgcICQoLDA0ODw==");
        assertThat(refusal())
                .isEqualTo("key.encryption must be 32 bytes, as base64 (44 characters) or as 64 hexadecimal digits"
                        + " (set in the variable ENTE_KEY_ENCRYPTION).");
        variables.remove("ENTE_KEY_ENCRYPTION");
        variables.put("ENTE_KEY_HASH", HEX + HEX + HEX);
        assertThat(refusal()).startsWith("key.hash must be at most 64 bytes");
        variables.put("ENTE_KEY_HASH", "not base64!");
        assertThat(refusal()).startsWith("key.hash must be at most 64 bytes").doesNotContain("not base64");
    }

    @Test
    void aDamagedFileIsNotReplaced() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/secrets.yaml"), "key: {encryption: \"\"}\n");
        assertThat(refusal()).contains("secrets.yaml has no usable key.encryption: restore the file from a backup");
        assertThat(directory.resolve("data/secrets.yaml")).hasContent("key: {encryption: \"\"}\n");
    }

    @Test
    void aDataDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(directory.resolve("data"), "a file");
        assertThat(refusal()).contains("secrets.yaml cannot be written").contains("data-dir");
    }
}

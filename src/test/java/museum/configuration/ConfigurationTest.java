package museum.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @TempDir
    Path directory;

    private final Map<String, String> variables = new HashMap<>();

    private Configuration configuration() {
        return Configuration.load(directory, variables);
    }

    private void museum(String text) throws IOException {
        Files.writeString(directory.resolve("museum.yaml"), text);
    }

    private void base(String environment, String text) throws IOException {
        Files.createDirectories(directory.resolve("configurations"));
        Files.writeString(directory.resolve("configurations/" + environment + ".yaml"), text);
    }

    @Nested
    class Sources {

        @Test
        void withoutAnyFileTheDefaultsHold() {
            assertThat(configuration().text("apps.public-albums", "")).isEqualTo("https://albums.ente.com");
            assertThat(configuration().text("apps.custom-domain.cname")).contains("my.ente.com");
            assertThat(configuration().integer("http.port", 8080)).isEqualTo(8080);
            assertThat(configuration().text("db.host")).isEmpty();
            assertThat(configuration().local()).isTrue();
        }

        @Test
        void eachSourceOverridesTheOnesBelow() throws IOException {
            base("local", "apps: {cast: base}");
            assertThat(configuration().text("apps.cast")).contains("base");
            Files.writeString(directory.resolve("credentials.yaml"), "apps: {cast: credentials}");
            assertThat(configuration().text("apps.cast")).contains("credentials");
            museum("apps: {cast: museum}");
            assertThat(configuration().text("apps.cast")).contains("museum");
            variables.put("ENTE_APPS_CAST", "variable");
            assertThat(configuration().text("apps.cast")).contains("variable");
            var overlaid = Configuration.load(directory, variables, key -> key.equals("apps.cast") ? "property" : null);
            assertThat(overlaid.text("apps.cast")).contains("property");
        }

        @Test
        void theEnvironmentChoosesTheBaseFile() throws IOException {
            base("local", "log-file: local.log");
            base("staging", "log-file: staging.log");
            variables.put("ENVIRONMENT", "staging");
            assertThat(configuration().text("log-file")).contains("staging.log");
            assertThat(configuration().local()).isFalse();
            assertThat(configuration().environmentName()).isEqualTo("staging");
        }

        @Test
        void anEnvironmentWithoutBaseFileIsFine() {
            variables.put("ENVIRONMENT", "nowhere");
            assertThat(configuration().text("apps.cast")).contains("https://cast.ente.com");
        }

        @Test
        void theCredentialsFileIsNamedByVariableOrBaseFileButNotByMuseumYaml() throws IOException {
            museum("credentials-file: late.yaml");
            Files.writeString(directory.resolve("late.yaml"), "db: {name: late}");
            assertThat(configuration().text("db.name")).isEmpty();

            base("local", "credentials-file: named-by-base.yaml");
            Files.writeString(directory.resolve("named-by-base.yaml"), "db: {name: base}");
            assertThat(configuration().text("db.name")).contains("base");

            variables.put(
                    "ENTE_CREDENTIALS_FILE", directory.resolve("elsewhere.yaml").toString());
            Files.writeString(directory.resolve("elsewhere.yaml"), "db: {name: variable}");
            assertThat(configuration().text("db.name")).contains("variable");
        }

        @Test
        void theDefaultCredentialsFileIsNotReadWhenAnotherOneIsNamed() throws IOException {
            Files.writeString(directory.resolve("credentials.yaml"), "db: {name: default}");
            variables.put("ENTE_CREDENTIALS_FILE", "missing.yaml");
            assertThat(configuration().text("db.name")).isEmpty();
        }

        @Test
        void aDirectoryInPlaceOfMuseumYamlIsIgnored() throws IOException {
            Files.createDirectory(directory.resolve("museum.yaml"));
            assertThat(configuration().text("apps.cast")).contains("https://cast.ente.com");
        }

        @Test
        void anEmptyVariableCountsAsNoneAndBlanksAroundAValueAreKept() throws IOException {
            museum("smtp: {host: mail.example.org, password: old}");
            variables.put("ENTE_SMTP_HOST", "");
            variables.put("ENTE_SMTP_PASSWORD", " with blanks ");
            assertThat(configuration().text("smtp.host")).contains("mail.example.org");
            assertThat(configuration().text("smtp.password")).contains(" with blanks ");
        }

        @Test
        void variablesAreWrittenInCapitalsWithUnderscores() {
            variables.put("ENTE_S3_B2_EU_CEN_ENDPOINT", "http://minio:3200");
            variables.put("ENTE_INTERNAL_TRUSTED_CLIENT_IP_HEADER", "X-Real");
            variables.put("ente_db_host", "ignored");
            assertThat(configuration().text("s3.b2-eu-cen.endpoint")).contains("http://minio:3200");
            assertThat(configuration().text("internal.trusted-client-ip-header"))
                    .contains("X-Real");
            assertThat(configuration().text("db.host")).isEmpty();
        }

        @Test
        void whoRunsProductionHasACertificateUnlessHeSaysOtherwise() throws IOException {
            variables.put("ENVIRONMENT", "production");
            assertThat(configuration().flag("http.use-tls", false)).isTrue();
            museum("http: {use-tls: false}");
            assertThat(configuration().flag("http.use-tls", false)).isFalse();
        }

        @Test
        void relativePathsStartInTheWorkingDirectory() {
            assertThat(configuration().dataDirectory()).isEqualTo(directory.resolve("data"));
            variables.put("ENTE_DATA_DIR", "elsewhere");
            assertThat(configuration().dataDirectory()).isEqualTo(directory.resolve("elsewhere"));
            variables.put("ENTE_DATA_DIR", "/srv/museum");
            assertThat(configuration().dataDirectory()).isEqualTo(Path.of("/srv/museum"));
        }
    }

    /** The file at the top of the repository, which a server that is started there reads. */
    @Nested
    class Reference {

        private static final Path FILE = Path.of("museum.yaml");

        @Test
        void itConfiguresNothing() throws IOException {
            museum(Files.readString(FILE));
            assertThat(YamlFile.parse("museum.yaml", Files.readString(FILE)).values())
                    .isEmpty();
        }

        @Test
        void everyLineOfItCanBeUsed() throws IOException {
            var uncommented = Files.readAllLines(FILE).stream()
                    .map(line -> line.replaceFirst("^( *)#(?=[a-z]| {4,8}[a-zA-Z]+:)", "$1"))
                    .toList();
            museum(String.join("\n", uncommented));
            assertThat(configuration().integer("http.port", 0)).isEqualTo(8080);
            assertThat(configuration().text("s3.b2-eu-cen.public-endpoint")).contains("https://s3.example.org");
            assertThat(configuration().text("s3.file-data-config.mldata.primarybucket"))
                    .contains("b5");
            assertThat(configuration().texts("internal.hardcoded-ott.emails")).hasSize(1);
            assertThat(configuration().text("apps.custom-domain.cname")).contains("my.ente.com");
            assertThat(configuration().numbers("internal.admins")).isEmpty();
        }
    }

    @Nested
    class Merging {

        @Test
        void mapsMergeWhileScalarsAndListsAreReplaced() throws IOException {
            base("local", """
                    s3:
                      b2-eu-cen: {key: base, region: r1}
                    webauthn: {rporigins: [a, b]}
                    """);
            museum("""
                    s3:
                      b2-eu-cen: {key: mine}
                    webauthn: {rporigins: [c]}
                    """);
            assertThat(configuration().text("s3.b2-eu-cen.key")).contains("mine");
            assertThat(configuration().text("s3.b2-eu-cen.region")).contains("r1");
            assertThat(configuration().texts("webauthn.rporigins")).containsExactly("c");
        }

        @Test
        void aKeyWithoutValueOverridesNothingButAnEmptyTextDoes() throws IOException {
            museum("apps: {cast: , public-albums: \"\"}");
            assertThat(configuration().text("apps.cast", "x")).isEqualTo("https://cast.ente.com");
            assertThat(configuration().text("apps.public-albums", "x")).isEmpty();
            assertThat(configuration().text("apps.public-albums")).isEmpty();
        }

        @Test
        void keysAreCaseInsensitiveAndMayBeWrittenWithDots() throws IOException {
            museum("""
                    APPS.Cast: x
                    Smtp:
                      SENDER-name: Me
                    """);
            assertThat(configuration().text("apps.cast")).contains("x");
            assertThat(configuration().text("smtp.Sender-Name")).contains("Me");
            assertThat(configuration().text("apps.accounts")).contains("https://accounts.ente.com");
        }

        @Test
        void ofAKeyWrittenTwiceTheLastCounts() throws IOException {
            museum("log-file: first\nlog-file: last\n");
            assertThat(configuration().text("log-file")).contains("last");
        }

        @Test
        void jsonEmptyFilesAndCommentsAreConfigurationsToo() throws IOException {
            museum("{\"db\": {\"host\": \"h\"}}");
            assertThat(configuration().text("db.host")).contains("h");
            museum("# nothing\n");
            assertThat(configuration().text("db.host")).isEmpty();
            museum("");
            assertThat(configuration().text("db.host")).isEmpty();
        }

        @Test
        void anchorsAndMergeKeysWork() throws IOException {
            museum("""
                    shared: &shared {key: k, secret: s, bucket: general}
                    s3:
                      b2-eu-cen:
                        <<: *shared
                        bucket: b2
                    """);
            assertThat(configuration().text("s3.b2-eu-cen.secret")).contains("s");
            assertThat(configuration().text("s3.b2-eu-cen.bucket")).contains("b2");
        }

        @Test
        void theNamesBelowAKeyCanBeListed() throws IOException {
            museum("s3: {file-data-config: {MlData: {primaryBucket: b5}, img_preview: {primaryBucket: b6}}}");
            assertThat(configuration().children("s3.file-data-config"))
                    .containsExactlyInAnyOrder("mldata", "img_preview");
            assertThat(configuration().text("s3.file-data-config.mldata.primarybucket"))
                    .contains("b5");
            assertThat(configuration().children("nothing")).isEmpty();
        }
    }

    @Nested
    class Reading {

        @ParameterizedTest
        @CsvSource({
            "1.50, 1.5", "017, 15", "012345, 5349", "098765, 98765", "'\"012345\"', 012345", "1_000, 1000", "0x1F, 31",
            "2.0, 2", "1e3, 1000", "yes, yes", "true, true", "2026-01-02, 2026-01-02", "12:30, 12:30", "a:b, a:b",
            "12345678901234567890123, 12345678901234568000000", "'[1, 2]', ''", "+5, 5", "1-2, 1-2"
        })
        void numbersReadAsTheirDecimalText(String written, String text) throws IOException {
            museum("key: " + written);
            assertThat(configuration().text("key", "unset")).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource({
            "true, true",
            "True, true",
            "yes, true",
            "on, true",
            "1, true",
            "'\"true\"', true",
            "t, true",
            "'\"yes\"', true",
            "false, false",
            "no, false",
            "off, false",
            "0, false",
            "perhaps, false"
        })
        void booleansInFiles(String written, boolean flag) throws IOException {
            museum("internal: {disable-registration: " + written + "}");
            assertThat(configuration().flag("internal.disable-registration", !flag))
                    .isEqualTo(flag);
        }

        @ParameterizedTest
        @CsvSource({
            "1, true",
            "t, true",
            "T, true",
            "TRUE, true",
            "true, true",
            "True, true",
            "yes, false",
            "on, false",
            "0, false",
            "tRUE, false"
        })
        void booleansInVariables(String written, boolean flag) {
            variables.put("ENTE_JOBS_CRON_SKIP", written);
            assertThat(configuration().flag("jobs.cron.skip", !flag)).isEqualTo(flag);
        }

        @Test
        void aConvertedValueCountsEvenIfItsTypeDiffersFromTheBaseFile() throws IOException {
            base("local", "db: {port: 5432}\ninternal: {disable-registration: false}");
            museum("db: {port: \"5433\"}\ninternal: {disable-registration: \"true\"}");
            assertThat(configuration().integer("db.port", 0)).isEqualTo(5433);
            assertThat(configuration().flag("internal.disable-registration", false))
                    .isTrue();
        }

        @Test
        void listsOfTextAreWordsInAVariable() throws IOException {
            museum("webauthn: {rporigins: [http://a, 7]}\ninternal: {hardcoded-ott: {emails: 'a@example.org,123456'}}");
            assertThat(configuration().texts("webauthn.rporigins")).containsExactly("http://a", "7");
            assertThat(configuration().texts("internal.hardcoded-ott.emails")).containsExactly("a@example.org,123456");
            variables.put("ENTE_WEBAUTHN_RPORIGINS", " http://b \t http://c ");
            assertThat(configuration().texts("webauthn.rporigins")).containsExactly("http://b", "http://c");
            assertThat(configuration().texts("stripe.whitelisted-redirect-urls"))
                    .isEmpty();
        }

        @Test
        void listsOfNumbersMayBeQuotedButNotComeFromAVariable() throws IOException {
            museum("internal: {admins: [1580559962386438, \"7\"]}");
            assertThat(configuration().numbers("internal.admins")).containsExactly(1580559962386438L, 7L);
            variables.put("ENTE_INTERNAL_ADMINS", "9");
            assertThat(configuration().numbers("internal.admins")).containsExactly(1580559962386438L, 7L);
            museum("");
            assertThat(configuration().numbers("internal.admins")).isEmpty();
        }
    }

    @Nested
    class Refusing {

        private String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
            var caught = new String[1];
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(reading)
                    .satisfies(exception -> caught[0] = String.valueOf(exception.getMessage()));
            return String.valueOf(caught[0]);
        }

        @Test
        void aPortThatIsNoNumberIsNamedWithFileAndLine() throws IOException {
            museum("# ports\nhttp:\n  port: abc\n");
            assertThat(refusal(() -> configuration().integer("http.port", 8080)))
                    .isEqualTo("http.port is \"abc\" but must be a whole number (set in museum.yaml, line 3).");
        }

        @Test
        void aVariableIsNamed() {
            variables.put("ENTE_DB_PORT", "54x");
            assertThat(refusal(() -> configuration().integer("db.port", 5432)))
                    .isEqualTo("db.port is \"54x\" but must be a whole number (set in the variable ENTE_DB_PORT).");
        }

        @Test
        void secretsAreNotRepeated() throws IOException {
            museum("key: {encryption: hunter2}\nsmtp: {password: hunter2}");
            assertThat(configuration()
                            .refusal("key.encryption", "must be 32 bytes")
                            .getMessage())
                    .isEqualTo("key.encryption must be 32 bytes (set in museum.yaml, line 1).");
            assertThat(configuration().refusal("smtp.password", "must be known").getMessage())
                    .doesNotContain("hunter2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "db:\n  host: [a\nkey: b\n",
                    "db:\n\thost: a\n",
                    "a: b: c\n",
                    "a: \"open\n",
                    "a: &x b\nc: *y\n",
                    "%\n"
                })
        void malformedYamlIsNamedWithFileAndLine(String text) throws IOException {
            museum(text);
            assertThat(refusal(ConfigurationTest.this::configuration))
                    .startsWith("museum.yaml, line ")
                    .contains(" is not valid YAML: ")
                    .doesNotContain("\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[a, b]", "just text", "17"})
        void aFileThatIsNoMapIsRefused(String text) throws IOException {
            base("local", text);
            assertThat(refusal(ConfigurationTest.this::configuration))
                    .isEqualTo(
                            "configurations/local.yaml is not a configuration: it must consist of lines such as \"key: value\".");
        }

        @Test
        void anAnchorThatContainsItselfIsRefused() throws IOException {
            museum("a: &a {b: *a}");
            assertThat(refusal(ConfigurationTest.this::configuration)).contains("nests too deeply");
        }

        @Test
        void aFileThatIsNoTextIsRefused() throws IOException {
            Files.write(directory.resolve("museum.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe});
            assertThat(refusal(ConfigurationTest.this::configuration)).startsWith("museum.yaml is not UTF-8 text");
        }
    }
}

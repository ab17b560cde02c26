package museum.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import museum.client.People;
import museum.configuration.Configuration;
import museum.configuration.ConfigurationException;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys belong to a site. Who has one of the site of before stays there; one of a site that nobody knows lets nobody in, and nobody past it. */
@MuseumTest
class RelyingPartiesTest {

    private static final Map<String, String> ONE = Map.of("ENTE_WEBAUTHN_RPID", "new.example");
    private static final Map<String, String> TWO = Map.of(
            "ENTE_WEBAUTHN_RPID",
            "new.example",
            "ENTE_WEBAUTHN_LEGACY_RPID",
            "old.example",
            "ENTE_WEBAUTHN_LEGACY_RPORIGINS",
            "https://accounts.old.example https://old.example");

    @TempDir
    static Path directory;

    private final JdbcClient jdbc;
    private final long alice;

    RelyingPartiesTest(RunningMuseum museum, People people) {
        jdbc = museum.bean(JdbcClient.class);
        alice = people.signUp("alice").id();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"new.example, new.example", "old.example, old.example", "none, old.example"})
    void aPasskeyStaysWhereItWasMade(@Nullable String madeFor, String site) {
        passkey(madeFor);
        assertThat(parties(TWO).forSignIn(alice).id()).isEqualTo(site);
        assertThat(parties(TWO).forManaging(alice).id()).isEqualTo(site);
    }

    @Test
    void withoutPasskeysTheSiteOfTodayCounts() {
        assertThat(parties(TWO).forManaging(alice).id()).isEqualTo("new.example");
    }

    @Test
    void onePasskeyOfTheOldSiteIsEnoughToStayThere() {
        passkey("new.example");
        passkey("old.example");
        assertThat(parties(TWO).forSignIn(alice).id()).isEqualTo("old.example");
    }

    @Test
    void aPasskeyThatNamesNoSiteIsForTheOnlyOne() {
        passkey(null);
        assertThat(parties(ONE).forSignIn(alice).id()).isEqualTo("new.example");
    }

    @Test
    void aPasskeyOfAnUnknownSiteIsNotSkipped() {
        passkey("gone.example");
        assertThatExceptionOfType(ApiError.class).isThrownBy(() -> parties(ONE).forSignIn(alice));
        passkey("new.example");
        assertThat(parties(ONE).forSignIn(alice).id()).isEqualTo("new.example");
    }

    @Test
    void anOldSiteNeedsOrigins() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> parties(Map.of("ENTE_WEBAUTHN_LEGACY_RPID", "old.example")))
                .withMessageContaining("webauthn.legacy-rporigins");
        assertThat(parties(Map.of("ENTE_WEBAUTHN_LEGACY_RPID", "localhost"))
                        .forManaging(alice)
                        .id())
                .as("the same is no old one")
                .isEqualTo("localhost");
    }

    private RelyingParties parties(Map<String, String> variables) {
        return new RelyingParties(Configuration.load(directory, variables), jdbc);
    }

    private void passkey(@Nullable String site) {
        var id = UUID.randomUUID();
        jdbc.sql("INSERT INTO passkeys (id, user_id, friendly_name) VALUES (:id, :user, 'key')")
                .param("id", id)
                .param("user", alice)
                .update();
        jdbc.sql("""
                INSERT INTO passkey_credentials (passkey_id, credential_id, public_key, attestation_type, authenticator_transports, credential_flags,
                       authenticator, rp_id)
                VALUES (:id, :credential, '', 'none', '', '{}', '{}', :site)
                """)
                .param("id", id)
                .param("credential", id.toString())
                .param("site", site)
                .update();
    }
}

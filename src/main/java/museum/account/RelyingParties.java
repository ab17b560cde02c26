package museum.account;

import java.util.List;
import java.util.Optional;
import museum.configuration.Configuration;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The site for which passkeys are made and, after a move, the one for which they were made. Protocol 01 §3.5.1. */
@Component
class RelyingParties {

    private final RelyingParty current;
    private final Optional<RelyingParty> legacy;
    private final JdbcClient jdbc;

    RelyingParties(Configuration configuration, JdbcClient jdbc) {
        this.jdbc = jdbc;
        var id = configuration.text("webauthn.rpid", "localhost");
        if (id.isEmpty()) {
            throw configuration.refusal("webauthn.rpid", "must not be empty");
        }
        var legacyId = configuration.text("webauthn.legacy-rpid").filter(other -> !other.equals(id));
        this.current = new RelyingParty(
                id,
                origins(configuration, "webauthn.rporigins", List.of("http://localhost:3001")),
                configuration.text("apps.accounts", "https://accounts.ente.com"),
                legacyId.isEmpty());
        this.legacy = legacyId.map(other -> new RelyingParty(
                other,
                origins(configuration, "webauthn.legacy-rporigins", List.of()),
                configuration.text("apps.accounts-legacy", "https://accounts.ente.io"),
                true));
    }

    private static List<String> origins(Configuration configuration, String key, List<String> fallback) {
        var origins = configuration.texts(key);
        if (origins.isEmpty()) {
            origins = fallback;
        }
        if (origins.isEmpty()) {
            throw configuration.refusal(key, "must name at least one origin, such as https://accounts.example.org");
        }
        return origins;
    }

    /** The one for which this account uses passkeys: the old one as long as it has a passkey there. 500 if it has one for a site that is not configured. */
    RelyingParty of(long userId) {
        var parties = sitesOfLivePasskeys(userId).stream()
                .map(site -> of(site.orElse(null)))
                .toList();
        return legacy.filter(parties::contains).orElse(current);
    }

    /** The one of a stored ceremony or credential. 500 for one that is not configured. */
    RelyingParty of(@Nullable String id) {
        if (id == null) {
            return legacy.orElse(current);
        }
        if (id.equals(current.id())) {
            return current;
        }
        return legacy.filter(party -> party.id().equals(id))
                .orElseThrow(
                        () -> ApiError.unexpected(
                                "a passkey was made for " + id
                                        + ": webauthn.rpid or webauthn.legacy-rpid must be set to it, or nobody with such a passkey can sign in"));
    }

    private List<Optional<String>> sitesOfLivePasskeys(long userId) {
        return jdbc.sql("""
                SELECT DISTINCT c.rp_id
                  FROM passkeys p JOIN passkey_credentials c ON c.passkey_id = p.id
                 WHERE p.user_id = :user AND p.deleted_at IS NULL
                """)
                .param("user", userId)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .list();
    }
}

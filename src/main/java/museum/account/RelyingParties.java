package museum.account;

import java.util.List;
import java.util.Optional;
import museum.configuration.Configuration;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The site for which passkeys are made and, after a move, the one for which they were made. Protocol 01 §3.5.1. */
@Component
class RelyingParties {

    private static final Logger log = LoggerFactory.getLogger(RelyingParties.class);

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

    /** The one for which this account adds and lists passkeys: the old one as long as it has a passkey there. */
    RelyingParty forManaging(long userId) {
        return choose(parties(userId));
    }

    /**
     * The one for which this account shows a passkey. Where all its passkeys were made for sites that are not configured nobody gets in, for the passkey must not be
     * skipped: 409. (In Museum one such passkey is enough, for 500.)
     */
    RelyingParty forSignIn(long userId) {
        var parties = parties(userId);
        if (!parties.isEmpty() && parties.stream().allMatch(Optional::isEmpty)) {
            log.warn(
                    "The passkeys of user {} were made for another site: set webauthn.rpid or webauthn.legacy-rpid to it.",
                    userId);
            throw ApiError.conflict("The passkeys of this account were made for another site");
        }
        return choose(parties);
    }

    private RelyingParty choose(List<Optional<RelyingParty>> parties) {
        return legacy.filter(old -> parties.contains(Optional.of(old))).orElse(current);
    }

    /** The one of a stored ceremony or passkey; empty when it is not configured. */
    Optional<RelyingParty> of(@Nullable String id) {
        if (id == null) {
            return Optional.of(legacy.orElse(current));
        }
        return current.id().equals(id)
                ? Optional.of(current)
                : legacy.filter(party -> party.id().equals(id));
    }

    private List<Optional<RelyingParty>> parties(long userId) {
        return jdbc
                .sql("""
                SELECT DISTINCT c.rp_id
                  FROM passkeys p JOIN passkey_credentials c ON c.passkey_id = p.id
                 WHERE p.user_id = :user AND p.deleted_at IS NULL
                """)
                .param("user", userId)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .list()
                .stream()
                .map(site -> of(site.orElse(null)))
                .toList();
    }
}

package museum.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import museum.account.SealedBox;
import museum.account.Users;
import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the holders of a kit prove that they have its secret, and begins the recovery, or lets them in to the one that goes on. Needs no account. The kit of a deleted account
 * is unknown. Protocol 09 §B4.1–2.
 */
@Service
class OpenKit {

    /**
     * @param encryptedChallenge base64 of a sealed box
     * @param expiresAt µs, an instant
     */
    record Challenge(UUID kitID, String encryptedChallenge, long expiresAt) {}

    /** @param sessionToken another one for each who opens */
    record Opened(KitSession.Shown session, String sessionToken) {}

    /** Who opened, for the owner to see; which parts were used is what he says himself. */
    record Initiator(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> usedPartIndexes, String ip, String userAgent) {}

    private static final long CHALLENGE_LIFE = Duration.ofHours(1).toNanos() / 1000;
    private static final int PARTS_NEEDED = 2;
    private static final int PARTS = 3;

    private final SecureRandom random = new SecureRandom();
    private final KitQueries kits;
    private final KitSessionQueries sessions;
    private final Users users;
    private final KitMail mail;
    private final JsonMapper json;
    private final Ids ids;
    private final Time time;

    OpenKit(
            KitQueries kits,
            KitSessionQueries sessions,
            Users users,
            KitMail mail,
            JsonMapper json,
            Ids ids,
            Time time) {
        this.kits = kits;
        this.sessions = sessions;
        this.users = users;
        this.mail = mail;
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Challenge challenge(UUID kitId) {
        var kit = kits.find(kitId)
                .filter(found -> !users.isDeleted(found.userId()))
                .orElseThrow(ApiError::notFound);
        var secret = new byte[32];
        random.nextBytes(secret);
        var text =
                "legacy-kit-open:v1\n" + kit.id() + "\n" + Base64.getEncoder().encodeToString(secret) + "\n";
        var sealed = SealedBox.seal(text.getBytes(StandardCharsets.US_ASCII), kit.authPublicKey())
                .orElseThrow(() -> ApiError.unexpected("the public key of the legacy kit " + kitId + " is unusable"));
        var now = time.now();
        kits.insertChallenge(kit.id(), SecretHash.of(text), now + CHALLENGE_LIFE, now);
        return new Challenge(kit.id(), sealed, now + CHALLENGE_LIFE);
    }

    /**
     * @param challenge its text, exactly
     * @param beneficiary the address that the holder gives, if any
     */
    @Transactional
    Opened open(UUID kitId, String challenge, List<Integer> usedParts, @Nullable String beneficiary, Client client) {
        check(usedParts);
        var kit = kits.lock(kitId)
                .filter(found -> !users.isDeleted(found.userId()))
                .orElseThrow(ApiError::notFound);
        var now = time.now();
        if (!kits.takeChallenge(kit.id(), SecretHash.of(challenge), now)) {
            throw ApiError.badRequest("legacy kit challenge is invalid or expired");
        }
        var initiator = json.writeValueAsString(
                new Initiator(usedParts, client.address(), client.userAgent().strip()));
        var active = sessions.lockActive(kit.id());
        var session =
                active.isPresent() ? resume(active.get(), initiator, now) : begin(kit, initiator, beneficiary, now);
        var token = ids.token().replace("=", "");
        sessions.addToken(session.id(), SecretHash.of(token));
        return new Opened(session.shown(now), token);
    }

    private KitSession begin(LegacyKit kit, String initiator, @Nullable String beneficiary, long now) {
        var notice = kit.noticePeriodInHrs();
        var session = new KitSession(
                UUID.randomUUID(),
                kit.id(),
                kit.userId(),
                notice == 0 ? KitSession.READY : KitSession.WAITING,
                now + Duration.ofHours(notice).toNanos() / 1000,
                "[" + initiator + "]",
                now);
        sessions.insert(session, notice, notice > 0);
        mail.started(kit.userId(), notice, beneficiary);
        return session;
    }

    private KitSession resume(KitSession session, String initiator, long now) {
        sessions.addInitiator(session.id(), initiator);
        if (!session.isDue(now)) {
            return session;
        }
        sessions.makeReady(session.id(), now);
        return session.ready(now);
    }

    /** Only a hint for the owner: what is needed to open the kit no server can check. */
    private static void check(List<Integer> usedParts) {
        if (usedParts.isEmpty()) {
            return;
        }
        if (usedParts.size() != PARTS_NEEDED) {
            throw ApiError.badRequest("legacy kit usedPartIndexes count does not match kit variant");
        }
        var seen = new HashSet<Integer>();
        for (int part : usedParts) {
            if (part < 1 || part > PARTS) {
                throw ApiError.badRequest("legacy kit usedPartIndexes is outside kit variant range");
            }
            if (!seen.add(part)) {
                throw ApiError.badRequest("legacy kit usedPartIndexes must be unique");
            }
        }
    }
}

package museum.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.stereotype.Component;

/** Ceremonies in which a browser makes or shows a passkey. Each is taken once, whatever comes of it; one of a sign-in registers nothing. Protocol 01 §3.5.3. */
@Component
class Ceremonies {

    /** @param challenge base64url without padding */
    record Begun(UUID id, String challenge) {}

    private final SecureRandom random = new SecureRandom();
    private final PasskeyQueries passkeys;
    private final Time time;

    Ceremonies(PasskeyQueries passkeys, Time time) {
        this.passkeys = passkeys;
        this.time = time;
    }

    /** @param allowed the credentials of a sign-in (standard base64); none for a registration */
    Begun begin(long userId, RelyingParty party, List<String> allowed, Duration life) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var begun = new Begun(
                UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var now = time.now();
        passkeys.insertCeremony(
                begun.id(),
                new PasskeyQueries.Ceremony(
                        begun.challenge(), userId, String.join(",", allowed), now + life.toNanos() / 1000, party.id()),
                now);
        return begun;
    }

    /** Takes a registration that this user began. */
    PasskeyQueries.Ceremony takeRegistration(UUID id, long userId) {
        var ceremony = take(id, userId);
        if (!ceremony.allowed().isEmpty()) {
            throw ApiError.badRequest("This ceremony is one of a sign-in");
        }
        return ceremony;
    }

    /** Takes a sign-in that this user began; one of a registration allows no passkey at all. */
    PasskeyQueries.Ceremony takeSignIn(UUID id, long userId) {
        return take(id, userId);
    }

    private PasskeyQueries.Ceremony take(UUID id, long userId) {
        var ceremony = passkeys.takeCeremony(id)
                .filter(taken -> taken.userId() == userId)
                .orElseThrow(ApiError::notFound);
        if (ceremony.expiresAt() < time.now()) {
            throw ApiError.of(ErrorCode.SESSION_EXPIRED);
        }
        return ceremony;
    }
}

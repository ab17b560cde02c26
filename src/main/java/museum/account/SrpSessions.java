package museum.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Sessions in which somebody proves a password without telling it. Nobody's sessions are made, counted and refused like anybody's, with the same work,
 * so that neither answer nor time tells whether a user id exists. Protocol 01 §4.3, §4.5.
 */
@Service
class SrpSessions {

    /** @param publicValue B, base64 */
    record Begun(UUID id, String publicValue) {}

    private static final int MOST_OPEN = 10;

    private record Offered(byte[] verifier, byte[] publicValue) {}

    private final Cache<UUID, Offered> offered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    /** The verifier of those who do not exist: nobody knows a password for it. */
    private final byte[] nobody = new byte[Srp.SIZE - 1];

    /**
     * A core is left for requests that compute nothing. Who has to compute waits in a row: virtual threads do not share a core by time, so that many log-ins at once
     * would otherwise keep everybody waiting for all of them.
     */
    private final Semaphore cores =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    private final SrpQueries sessions;
    private final Time time;

    SrpSessions(SrpQueries sessions, Time time) {
        this.sessions = sessions;
        this.time = time;
        new SecureRandom().nextBytes(nobody);
    }

    /**
     * Begins a session.
     *
     * @param clientPublic base64 of A
     * @param mayBeShort whether the client is one of those that leave out zeros in front
     * @param verifier base64; null for a session that cannot be proven, as nobody has this id
     * @param open how many sessions of this id wait for their proof already
     */
    Begun begin(UUID srpUserId, String clientPublic, boolean mayBeShort, @Nullable String verifier, int open) {
        checkPublicValue(clientPublic, mayBeShort);
        if (open >= MOST_OPEN) {
            throw ApiError.of(ErrorCode.TOO_MANY_UNVERIFIED_SESSIONS);
        }
        return verifier == null
                ? begin(srpUserId, clientPublic, nobody, true)
                : begin(srpUserId, clientPublic, decoded(verifier), false);
    }

    private Begun begin(UUID srpUserId, String clientPublic, byte[] verifier, boolean fake) {
        var offer = computed(() -> Srp.offer(verifier));
        var id = UUID.randomUUID();
        var now = time.now();
        sessions.insertSession(id, srpUserId, Base64Text.encode(offer.secret()), clientPublic, fake, now);
        // Once more, for those who ask for many at the same moment.
        if (sessions.countOpen(srpUserId, now) > MOST_OPEN) {
            sessions.deleteSession(id);
            throw ApiError.of(ErrorCode.TOO_MANY_UNVERIFIED_SESSIONS);
        }
        offered.put(id, new Offered(verifier, offer.publicValue()));
        return new Begun(id, Base64Text.encode(offer.publicValue()));
    }

    private static void checkPublicValue(String clientPublic, boolean mayBeShort) {
        var a = decoded(clientPublic);
        if (a.length > Srp.SIZE || a.length < Srp.SIZE && !mayBeShort) {
            throw ApiError.badRequest("Invalid length for srpA");
        }
        if (!Srp.isUsable(a)) {
            throw ApiError.badRequest("Invalid value for srpA");
        }
    }

    /**
     * Checks the proof of a set-up. Mobile apps leave out zeros in front of it: a shorter one is right if it is right with them, and else malformed.
     *
     * @return M2, base64
     */
    String prove(SrpQueries.SetUp setUp, String m1) {
        var sent = decoded(m1);
        if (sent.length == 0 || sent.length > Srp.PROOF) {
            throw wrongSize(sent);
        }
        var proof = new byte[Srp.PROOF];
        System.arraycopy(sent, 0, proof, Srp.PROOF - sent.length, sent.length);
        var answer = answer(setUp.session(), decoded(setUp.verifier()), proof);
        if (answer.isEmpty() && sent.length < Srp.PROOF) {
            throw wrongSize(sent);
        }
        return settle(setUp.session(), answer);
    }

    /** M1 of a login; 400 for what cannot be one, whether there is such a session or not. */
    static byte[] proof(String m1) {
        var proof = decoded(m1);
        if (proof.length != Srp.PROOF) {
            throw wrongSize(proof);
        }
        return proof;
    }

    /**
     * Checks the proof of a login.
     *
     * @param proof as {@link #proof} gives it
     * @return M2, base64
     */
    String prove(SrpQueries.Session session, UUID srpUserId, byte[] proof) {
        var verifier = session.fake() ? null : session.verifier();
        var answer = answer(session, verifier == null ? nobody : decoded(verifier), proof);
        return settle(
                session,
                answer.filter(m2 -> verifier != null && session.srpUserId().equals(srpUserId)));
    }

    private Optional<byte[]> answer(SrpQueries.Session session, byte[] verifier, byte[] proof) {
        if (!session.fake()) {
            if (session.verified()) {
                throw ApiError.of(ErrorCode.SESSION_ALREADY_VERIFIED);
            }
            if (SrpQueries.isExhausted(session)) {
                throw ApiError.of(ErrorCode.TOO_MANY_WRONG_ATTEMPTS);
            }
        }
        var secret = decoded(session.secret());
        var clientPublic = decoded(session.clientPublic());
        return computed(
                () -> Srp.check(verifier, secret, publicValue(session.id(), verifier, secret), clientPublic, proof));
    }

    /** B again. It follows from what is stored, but the node that has just offered it need not compute it twice. */
    private byte[] publicValue(UUID session, byte[] verifier, byte[] secret) {
        var known = offered.getIfPresent(session);
        return known != null && Arrays.equals(known.verifier(), verifier)
                ? known.publicValue()
                : Srp.publicValue(verifier, secret);
    }

    private String settle(SrpQueries.Session session, Optional<byte[]> answer) {
        if (answer.isEmpty()) {
            throw sessions.countWrong(session.id())
                    ? ApiError.unauthorized()
                    : ApiError.of(ErrorCode.TOO_MANY_WRONG_ATTEMPTS);
        }
        if (!sessions.markVerified(session.id())) {
            throw ApiError.of(ErrorCode.SESSION_ALREADY_VERIFIED);
        }
        return Base64Text.encode(answer.get());
    }

    private <T> T computed(Supplier<T> work) {
        cores.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }

    private static byte[] decoded(String text) {
        return Base64Text.decode(text).orElseThrow(SrpSessions::notBase64);
    }

    private static ApiError wrongSize(byte[] proof) {
        return ApiError.badRequest("srpM1 size is " + proof.length + ", expected " + Srp.PROOF);
    }

    private static ApiError notBase64() {
        return ApiError.badRequest("invalid base64 encoding");
    }
}

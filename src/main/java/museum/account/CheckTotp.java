package museum.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.stereotype.Component;

/**
 * Checks a code in the session of a sign-in. An attempt is counted before it is looked at, so that many at the same moment are not more than one after the
 * other: ten a session and, since sessions are easily had with the password, a hundred a day for an account. A code counts once. Protocol 01 §3.4.
 */
@Component
class CheckTotp {

    private static final int WRONG_A_DAY = 100;

    private final TotpQueries totp;
    private final EncryptionAtRest encryption;
    private final Time time;

    CheckTotp(TotpQueries totp, EncryptionAtRest encryption, Time time) {
        this.totp = totp;
        this.encryption = encryption;
        this.time = time;
    }

    /** The user of the session. */
    long check(String sessionId, String written) {
        var now = time.now();
        var session = totp.session(sessionId, now).orElseThrow(ApiError::notFound);
        if (totp.isExhausted(sessionId)) {
            throw ApiError.tooManyRequests();
        }
        if (session.deleted()) {
            throw ApiError.gone();
        }
        if (!session.enabled()) {
            throw ApiError.badRequest();
        }
        if (totp.addGuesses(session.userId(), 1, now) > WRONG_A_DAY || !totp.addAttempt(sessionId)) {
            totp.addGuesses(session.userId(), -1, now);
            throw ApiError.tooManyRequests();
        }
        var secret = encryption
                .decrypt(session.encryptedTwoFactorSecret(), session.twoFactorSecretDecryptionNonce())
                .orElseThrow(
                        () -> ApiError.unexpected("the TOTP secret of user " + session.userId() + " is unreadable"));
        var code = WhiteSpace.trim(written);
        if (!Totp.accepts(secret, code, now) || !totp.use(session.userId(), hash(session.userId(), code), now)) {
            throw ApiError.unauthorized();
        }
        totp.removeAttempt(sessionId);
        totp.addGuesses(session.userId(), -1, now);
        return session.userId();
    }

    /** As Museum hashes them, so that a code that it has seen counts as used here. */
    static String hash(long userId, String code) {
        try {
            var text = userId + ":" + code;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

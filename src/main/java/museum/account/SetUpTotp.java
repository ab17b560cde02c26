package museum.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import museum.database.Time;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Switches TOTP on and off. Protocol 01 §3.4. */
@Service
class SetUpTotp {

    /**
     * A secret to be put into an authenticator.
     *
     * @param secretCode 32 letters of base32
     * @param qrCode the same for cameras, base64 of a PNG
     */
    record NewSecret(String secretCode, String qrCode) {}

    private final TotpQueries totp;
    private final KeyQueries keys;
    private final Users users;
    private final EncryptionAtRest encryption;
    private final Time time;

    SetUpTotp(TotpQueries totp, KeyQueries keys, Users users, EncryptionAtRest encryption, Time time) {
        this.totp = totp;
        this.keys = keys;
        this.users = users;
        this.encryption = encryption;
        this.time = time;
    }

    /** A secret for ten minutes; several may wait at a time. */
    NewSecret begin(long userId) {
        if (keys.find(userId).isEmpty()) {
            throw ApiError.notFound();
        }
        var email = users.email(userId).orElseThrow(ApiError::gone);
        var secret = Totp.newSecret();
        totp.insertSetUp(userId, encryption.encrypt(secret), encryption.hash(secret), time.now());
        return new NewSecret(secret, Base64Text.encode(QrCode.png(address(email, secret))));
    }

    private static String address(String email, String secret) {
        var account = URLEncoder.encode(email, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2B", "+")
                .replace("%40", "@")
                .replace("%3A", ":");
        return "otpauth://totp/ente:" + account + "?algorithm=SHA1&digits=6&issuer=ente&period=30&secret=" + secret;
    }

    /** Takes the secret that the code is of. 401 if it is of none: nobody is logged out by that. */
    @Transactional
    void enable(long userId, @Nullable String code, @Nullable String recoverySecret, @Nullable String recoveryNonce) {
        var now = time.now();
        var written = WhiteSpace.trim(Objects.requireNonNullElse(code, ""));
        var secret = totp.setUps(userId, now).stream()
                .filter(setUp -> Totp.accepts(decrypted(setUp), written, now))
                .findFirst()
                .orElseThrow(ApiError::unauthorized);
        if (!totp.deleteSetUp(userId, secret.twoFactorSecretHash())) {
            throw ApiError.unauthorized();
        }
        totp.put(
                userId,
                secret,
                Objects.requireNonNullElse(recoverySecret, ""),
                Objects.requireNonNullElse(recoveryNonce, ""));
        totp.setEnabled(userId, true);
    }

    private String decrypted(TotpQueries.Secret secret) {
        return encryption
                .decrypt(secret.encryptedTwoFactorSecret(), secret.twoFactorSecretDecryptionNonce())
                .orElse("");
    }

    void disable(long userId) {
        totp.setEnabled(userId, false);
    }
}

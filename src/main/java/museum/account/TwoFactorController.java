package museum.account;

import static museum.web.Access.Kind.PUBLIC;
import static museum.web.Access.Kind.USER;

import java.util.Map;
import museum.web.Access;
import museum.web.Caller;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of TOTP as second factor, and of the loss of any second factor. Protocol 01 §3.4. */
@RestController
@RequestMapping("/users/two-factor")
@RateLimit(10)
class TwoFactorController {

    record Status(boolean status) {}

    /** The two secrets are for the user's recovery key; the server does not care what is in them. */
    record Enable(
            @Nullable String code,
            @Nullable String encryptedTwoFactorSecret,
            @Nullable String twoFactorSecretDecryptionNonce) {}

    record Verify(@Required String sessionID, @Required String code) {}

    record Remove(
            @Nullable String secret,
            @Nullable String sessionID,
            @Nullable String twoFactorType) {}

    record ConfigureRecovery(
            @Required String secret,
            @Required String userSecretCipher,
            @Required String userSecretNonce) {}

    private final TotpQueries totp;
    private final SetUpTotp setUp;
    private final SecondFactor secondFactor;
    private final PasskeyRecoveryQueries passkeyRecovery;
    private final EncryptionAtRest encryption;

    TwoFactorController(
            TotpQueries totp,
            SetUpTotp setUp,
            SecondFactor secondFactor,
            PasskeyRecoveryQueries passkeyRecovery,
            EncryptionAtRest encryption) {
        this.totp = totp;
        this.setUp = setUp;
        this.secondFactor = secondFactor;
        this.passkeyRecovery = passkeyRecovery;
        this.encryption = encryption;
    }

    @GetMapping("/status")
    @Access(USER)
    Status status(Caller caller) {
        return new Status(totp.isEnabled(caller.userId()));
    }

    @PostMapping("/setup")
    @Access(USER)
    SetUpTotp.NewSecret setUp(Caller caller) {
        return setUp.begin(caller.userId());
    }

    @PostMapping("/enable")
    @Access(USER)
    void enable(Caller caller, @RequestBody Enable request) {
        setUp.enable(
                caller.userId(),
                request.code(),
                request.encryptedTwoFactorSecret(),
                request.twoFactorSecretDecryptionNonce());
    }

    @PostMapping("/disable")
    @Access(USER)
    void disable(Caller caller) {
        setUp.disable(caller.userId());
    }

    @PostMapping("/verify")
    @Access(PUBLIC)
    TwoFactorAuthorizationResponse verify(Client client, @RequestBody Verify request) {
        return secondFactor.verify(request.sessionID(), request.code(), client);
    }

    @GetMapping("/recover")
    @Access(PUBLIC)
    TotpQueries.Recovery recover(
            @RequestParam(defaultValue = "") String sessionID, @RequestParam(defaultValue = "") String twoFactorType) {
        return secondFactor.recover(sessionID, twoFactorType);
    }

    @PostMapping("/remove")
    @Access(PUBLIC)
    TwoFactorAuthorizationResponse remove(Client client, @RequestBody Remove request) {
        return secondFactor.remove(request.sessionID(), request.secret(), request.twoFactorType(), client);
    }

    @GetMapping("/recovery-status")
    @Access(USER)
    PasskeyRecoveryQueries.Status recoveryStatus(Caller caller) {
        return passkeyRecovery.status(caller.userId()).orElse(new PasskeyRecoveryQueries.Status(true, false));
    }

    @PostMapping("/passkeys/configure-recovery")
    @Access(USER)
    Map<String, ?> configureRecovery(Caller caller, @RequestBody ConfigureRecovery request) {
        passkeyRecovery.configure(
                caller.userId(),
                encryption.encrypt(request.secret()),
                request.userSecretCipher(),
                request.userSecretNonce());
        return Map.of();
    }
}

package museum.account;

import museum.database.Time;
import museum.web.ApiError;
import org.springframework.stereotype.Service;

/**
 * Gives an account to somebody who could not sign in to it, and who has its recovery key: a trusted contact, or the holder of a legacy kit. Whether they may is for
 * the caller to know. Protocol 09 §A3.7–9, §B4.5–7.
 */
@Service
public class HandOver {

    private final Users users;
    private final KeyQueries keys;
    private final NewPassword newPassword;
    private final TotpQueries totp;
    private final PasskeyQueries passkeys;
    private final Time time;

    HandOver(
            Users users,
            KeyQueries keys,
            NewPassword newPassword,
            TotpQueries totp,
            PasskeyQueries passkeys,
            Time time) {
        this.users = users;
        this.keys = keys;
        this.newPassword = newPassword;
        this.totp = totp;
        this.passkeys = passkeys;
        this.time = time;
    }

    /** The encrypted keys of an account; 410 for a deleted one, 404 for one that has none yet. */
    public KeyAttributes keys(long userId) {
        if (users.isDeleted(userId)) {
            throw ApiError.gone();
        }
        return keys.find(userId).orElseThrow(ApiError::notFound);
    }

    /** Begins to set a new password. Nothing counts yet. */
    public NewPassword.SetUpAnswer begin(long userId, NewPassword.SetUpRequest request) {
        keys(userId);
        return newPassword.begin(userId, request);
    }

    /**
     * Makes the new password count and switches the second factors off, which nobody else than the owner has. All of it or nothing, and only after the proof. The owner's
     * tokens and the e-mail verification at sign-in stay.
     *
     * @param claim done first in the same transaction: makes sure, under a lock, that the caller still may, and notes that it was done
     */
    public NewPassword.SetUpDone finish(long userId, NewPassword.UpdateRequest request, Runnable claim) {
        keys(userId);
        return newPassword.handOver(userId, request, () -> {
            claim.run();
            totp.setEnabled(userId, false);
            passkeys.deleteAllOf(userId, time.now());
        });
    }
}

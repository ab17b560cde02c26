package museum.legacy;

import java.util.Objects;
import java.util.UUID;
import museum.account.HandOver;
import museum.account.KeyAttributes;
import museum.account.NewPassword;
import museum.account.Users;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the holders of an opened kit may do: wait, then read the recovery key and set a new password. Protocol 09 §B4.3–7. */
@Service
class RecoverByKit {

    /** The recovery key, encrypted with the kit's secret, and the keys that it opens. */
    record Opened(String encryptedRecoveryBlob, KeyAttributes userKeyAttr) {}

    private final KitQueries kits;
    private final KitSessionQueries sessions;
    private final HandOver handOver;
    private final Users users;
    private final KitMail mail;
    private final TransactionTemplate transaction;
    private final Time time;

    RecoverByKit(
            KitQueries kits,
            KitSessionQueries sessions,
            HandOver handOver,
            Users users,
            KitMail mail,
            TransactionTemplate transaction,
            Time time) {
        this.kits = kits;
        this.sessions = sessions;
        this.handOver = handOver;
        this.users = users;
        this.mail = mail;
        this.transaction = transaction;
        this.time = time;
    }

    KitSession.Shown session(UUID id, String token) {
        return use(id, token).shown(time.now());
    }

    Opened open(UUID id, String token) {
        var session = ready(id, token);
        var kit = kits.find(session.kitId()).orElseThrow(ApiError::notFound);
        return new Opened(kit.encryptedRecoveryBlob(), handOver.keys(session.userId()));
    }

    NewPassword.SetUpAnswer beginNewPassword(UUID id, String token, NewPassword.SetUpRequest request) {
        return handOver.begin(ready(id, token).userId(), request);
    }

    /** A block that came first wins; of two who do this at once one fails. */
    NewPassword.SetUpDone finishNewPassword(UUID id, String token, NewPassword.UpdateRequest request) {
        var owner = ready(id, token).userId();
        return handOver.finish(owner, request, () -> {
            ready(id, token);
            sessions.markRecovered(id);
            mail.completed(owner);
        });
    }

    private KitSession ready(UUID id, String token) {
        var session = use(id, token);
        if (!session.isReady()) {
            throw ApiError.badRequest("legacy kit recovery is not ready");
        }
        return session;
    }

    /** The session that a token is of; its time being over is noted now, for no job does. Locked until the end of the transaction, if there is one already. */
    private KitSession use(UUID id, String token) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var now = time.now();
            var session = sessions.lock(id, SecretHash.of(token.strip()))
                    .filter(found -> !users.isDeleted(found.userId()))
                    .orElseThrow(ApiError::notFound);
            if (!session.isDue(now)) {
                return session;
            }
            sessions.makeReady(id, now);
            return session.ready(now);
        }));
    }
}

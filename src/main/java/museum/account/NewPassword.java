package museum.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up the log-in by password, for the first time or anew. Both steps are for one account: a set-up that somebody else began is unknown. Protocol 01 §3.2.
 */
@Service
public class NewPassword {

    /**
     * @param srpUserID a UUID of the client's choice, the identity in SRP
     * @param isUpdate only mobile apps send it; they leave out zeros in front of A and M1
     */
    public record SetUpRequest(
            @Required UUID srpUserID,
            @Required String srpSalt,
            @Required String srpVerifier,
            @Required String srpA,
            @Nullable Boolean isUpdate) {}

    /** @param srpB base64, 512 bytes */
    public record SetUpAnswer(UUID setupID, String srpB) {}

    /** The client's proof for a set-up. */
    record CompleteRequest(@Required UUID setupID, @Required String srpM1) {}

    /** @param logOutOtherDevices true when absent */
    public record UpdateRequest(
            @Required UUID setupID,
            @Required String srpM1,
            @Required UpdatedKeyAttributes updatedKeyAttr,
            @Nullable Boolean logOutOtherDevices) {}

    /** @param srpM2 the server's proof, base64 */
    public record SetUpDone(
            UUID setupID, @JsonProperty("srpM2") String srpM2) {}

    private final SrpQueries logins;
    private final SrpSessions sessions;
    private final KeyQueries keys;
    private final EndTokens endTokens;
    private final TransactionTemplate transaction;
    private final Time time;

    NewPassword(
            SrpQueries logins,
            SrpSessions sessions,
            KeyQueries keys,
            EndTokens endTokens,
            TransactionTemplate transaction,
            Time time) {
        this.logins = logins;
        this.sessions = sessions;
        this.keys = keys;
        this.endTokens = endTokens;
        this.transaction = transaction;
        this.time = time;
    }

    /** Begins a set-up. Nothing counts yet. */
    SetUpAnswer begin(long userId, SetUpRequest request) {
        var srpUserId = request.srpUserID();
        var session = sessions.begin(
                srpUserId,
                request.srpA(),
                request.isUpdate() != null,
                request.srpVerifier(),
                logins.countOpen(srpUserId, time.now()));
        var setUp = UUID.randomUUID();
        logins.insertSetUp(setUp, session.id(), srpUserId, userId, request.srpSalt(), request.srpVerifier());
        return new SetUpAnswer(setUp, session.publicValue());
    }

    /** Makes a set-up count for an account that had none. */
    SetUpDone complete(long userId, CompleteRequest request) {
        var setUp = find(userId, request.setupID());
        var m2 = sessions.prove(setUp, request.srpM1());
        try {
            if (!logins.insertLogin(userId, setUp)) {
                throw ApiError.badRequest("SRP setup already complete");
            }
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
        return new SetUpDone(setUp.id(), m2);
    }

    /**
     * Makes a set-up count, together with the key attributes that belong to the new password, and ends the user's tokens. All of it or nothing: Museum leaves its
     * transaction open when it refuses the attributes, and later changes of that account hang.
     *
     * @param kept the token that goes on; null to end all
     */
    SetUpDone update(long userId, UpdateRequest request, @Nullable String kept) {
        var setUp = find(userId, request.setupID());
        var m2 = sessions.prove(setUp, request.srpM1());
        checkStrength(request);
        replace(userId, setUp, request, () -> {
            if (!Boolean.FALSE.equals(request.logOutOtherDevices())) {
                endTokens.allBut(userId, kept);
            }
        });
        return new SetUpDone(setUp.id(), m2);
    }

    /**
     * As {@link #update}, for somebody else than the owner: no token ends, and nothing is done, nor the proof used up, for parameters that would be refused.
     *
     * @param first done in the same transaction, before the password changes; what it throws leaves everything as it was
     */
    SetUpDone handOver(long userId, UpdateRequest request, Runnable first) {
        checkStrength(request);
        var setUp = find(userId, request.setupID());
        var m2 = sessions.prove(setUp, request.srpM1());
        replace(userId, setUp, request, first);
        return new SetUpDone(setUp.id(), m2);
    }

    private static void checkStrength(UpdateRequest request) {
        var attributes = request.updatedKeyAttr();
        KdfStrength.check(attributes.memLimit(), attributes.opsLimit());
    }

    private void replace(long userId, SrpQueries.SetUp setUp, UpdateRequest request, Runnable first) {
        try {
            transaction.executeWithoutResult(status -> {
                first.run();
                logins.putLogin(userId, setUp);
                keys.updatePassword(userId, request.updatedKeyAttr());
            });
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
    }

    private SrpQueries.SetUp find(long userId, UUID id) {
        return logins.setUp(id, userId, time.now()).orElseThrow(ApiError::notFound);
    }

    private static ApiError taken() {
        return ApiError.conflict("srpUserID is already in use");
    }
}

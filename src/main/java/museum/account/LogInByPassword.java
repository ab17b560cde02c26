package museum.account;

import java.util.Optional;
import java.util.UUID;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.ErrorCode;
import org.springframework.stereotype.Service;

/** Logs in by password. Protocol 01 §3.2. */
@Service
class LogInByPassword {

    private final SrpQueries logins;
    private final SrpSessions sessions;
    private final EncryptionAtRest encryption;
    private final MadeUpAttributes madeUp;
    private final Disclosures disclosures;
    private final SignIn signIn;
    private final Time time;

    LogInByPassword(
            SrpQueries logins,
            SrpSessions sessions,
            EncryptionAtRest encryption,
            MadeUpAttributes madeUp,
            Disclosures disclosures,
            SignIn signIn,
            Time time) {
        this.logins = logins;
        this.sessions = sessions;
        this.encryption = encryption;
        this.madeUp = madeUp;
        this.disclosures = disclosures;
        this.signIn = signIn;
        this.time = time;
    }

    /** What the app needs to begin. An account that cannot log in by password: 404 with a code. An unknown one: 404, or made-up attributes. */
    SrpAttributes attributes(String email) {
        var address = EmailAddress.normalise(email);
        var state = logins.attributes(encryption.hash(address));
        // Made up in any case: a known address must not be answered sooner.
        var pretence = madeUp.of(address);
        if (state.isEmpty()) {
            if (disclosures.mayTell(Disclosures.Question.SRP_ATTRIBUTES)) {
                throw ApiError.notFound();
            }
            return pretence;
        }
        return Optional.ofNullable(state.get().attributes()).orElseThrow(() -> ApiError.notFound(""));
    }

    SrpSessions.Begun begin(UUID srpUserId, String clientPublic, Client client) {
        var login = logins.login(srpUserId, time.now());
        if (login.emailMfa()) {
            throw ApiError.of(ErrorCode.EMAIL_MFA_ENABLED);
        }
        return sessions.begin(srpUserId, clientPublic, client.isGoCommandLine(), login.verifier(), login.open());
    }

    AuthorizationResponse finish(UUID sessionId, UUID srpUserId, String m1, Client client) {
        var proof = SrpSessions.proof(m1);
        var session = logins.session(sessionId, time.now()).orElseThrow(ApiError::unauthorized);
        var m2 = sessions.prove(session, srpUserId, proof);
        var userId = session.userId();
        if (userId == null) {
            throw ApiError.unauthorized();
        }
        return signIn.signIn(userId, client).withProof(m2);
    }
}

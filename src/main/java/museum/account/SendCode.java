package museum.account;

import java.util.Optional;
import museum.configuration.Configuration;
import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.App;
import museum.web.Client;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Sends one-time codes. Whether an address has an account is told only a hundred times an hour; from then on the answer and the work behind it are the same
 * for both. Protocol 01 §3.1.
 */
@Service
class SendCode {

    /** What a code is wanted for. */
    enum Purpose {
        SIGN_UP,
        LOG_IN,
        CHANGE,
        /** Nothing in particular: nothing is checked, nothing is told. */
        ANY;

        static Purpose of(@Nullable String text) {
            return switch (text == null ? "" : text) {
                case "signup" -> SIGN_UP;
                case "login" -> LOG_IN;
                case "change" -> CHANGE;
                default -> ANY;
            };
        }
    }

    /** Codes that may be open at a time for an address and app. */
    private static final int MOST_OPEN = 10;

    /** Marks the rows that stand for codes which were not sent: no address hashes to it. */
    private static final String UNSENT = "unsent:";

    private final CodeQueries codes;
    private final SignUpQueries signUps;
    private final EncryptionAtRest encryption;
    private final FixedCodes fixedCodes;
    private final SendLimiter limiter;
    private final Disclosures disclosures;
    private final AccountMail mail;
    private final Ids ids;
    private final Time time;
    private final boolean registrationIsClosed;

    SendCode(
            CodeQueries codes,
            SignUpQueries signUps,
            EncryptionAtRest encryption,
            FixedCodes fixedCodes,
            SendLimiter limiter,
            Disclosures disclosures,
            AccountMail mail,
            Ids ids,
            Time time,
            Configuration configuration) {
        this.codes = codes;
        this.signUps = signUps;
        this.encryption = encryption;
        this.fixedCodes = fixedCodes;
        this.limiter = limiter;
        this.disclosures = disclosures;
        this.mail = mail;
        this.ids = ids;
        this.time = time;
        this.registrationIsClosed = configuration.flag("internal.disable-registration", false);
    }

    void send(@Nullable String email, Purpose purpose, boolean mobile, Client client) {
        var address = EmailAddress.normalise(email);
        if (address.isEmpty()) {
            throw ApiError.badRequest();
        }
        if (limiter.isClosed()) {
            throw ApiError.tooManyRequests();
        }
        var hash = encryption.hash(address);
        var refusal = refusal(purpose, hash);
        if (refusal.isPresent() && disclosures.mayTell(Disclosures.Question.CODE)) {
            throw refusal.get();
        }
        put(address, refusal.isPresent() ? UNSENT + hash : hash, purpose, mobile, client);
    }

    /** What the state of the account has against it. */
    private Optional<ApiError> refusal(Purpose purpose, String hash) {
        if (purpose == Purpose.ANY) {
            return Optional.empty();
        }
        var state = signUps.state(hash);
        if (purpose == Purpose.SIGN_UP && registrationIsClosed && state != SignUpQueries.State.COMPLETE) {
            throw ApiError.permissionDenied();
        }
        return switch (purpose) {
            case SIGN_UP ->
                state == SignUpQueries.State.COMPLETE
                        ? Optional.of(ApiError.of(ErrorCode.USER_ALREADY_REGISTERED))
                        : Optional.empty();
            case LOG_IN ->
                switch (state) {
                    case NONE -> Optional.of(ApiError.of(ErrorCode.USER_NOT_REGISTERED));
                    case INCOMPLETE -> Optional.of(ApiError.of(ErrorCode.USER_SIGNUP_INCOMPLETE));
                    case COMPLETE -> Optional.empty();
                };
            case CHANGE ->
                state == SignUpQueries.State.NONE ? Optional.empty() : Optional.of(ApiError.permissionDenied());
            case ANY -> Optional.empty();
        };
    }

    private void put(String address, String hash, Purpose purpose, boolean mobile, Client client) {
        if (codes.countOpen(hash, client.app(), time.now()) >= MOST_OPEN || !limiter.admit(client.address())) {
            throw ApiError.tooManyRequests();
        }
        var unsent = hash.startsWith(UNSENT);
        var fixed = purpose == Purpose.CHANGE || unsent ? Optional.<String>empty() : fixedCodes.of(address);
        var code = fixed.orElseGet(() -> ids.digits(6));
        var now = time.now();
        codes.put(hash, client.app(), code, now, now + CodeQueries.LIFE);
        if (fixed.isEmpty() && !unsent) {
            var mobileLetter = mobile && client.app() == App.PHOTOS;
            if (purpose != Purpose.ANY && disclosures.areOver(Disclosures.Question.CODE)) {
                mail.codeLater(address, code, purpose, mobileLetter);
            } else {
                mail.code(address, code, purpose, mobileLetter);
            }
        }
    }
}

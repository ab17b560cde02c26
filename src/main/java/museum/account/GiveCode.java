package museum.account;

import museum.database.Time;
import museum.web.ApiError;
import museum.web.App;
import org.springframework.stereotype.Service;

/** A code that an administrator gives to somebody whom no mail reaches. It is good for one login in one app. Protocol 10 §19.9. */
@Service
public class GiveCode {

    private static final int SHORTEST = 6;

    /** It stands in an index. */
    private static final int LONGEST = 100;

    private final CodeQueries codes;
    private final EncryptionAtRest encryption;
    private final Time time;

    GiveCode(CodeQueries codes, EncryptionAtRest encryption, Time time) {
        this.codes = codes;
        this.encryption = encryption;
        this.time = time;
    }

    /**
     * Opens the code.
     *
     * @param email in any spelling; Museum makes a code that no login finds of one in capitals
     * @param code any text of 6 to 100 characters
     * @param end until when it is good, microseconds
     */
    public void give(String email, App app, String code, long end) {
        var now = time.now();
        if (end <= now) {
            throw ApiError.badRequest("expiry time should be in future");
        }
        if (code.length() < SHORTEST || code.length() > LONGEST) {
            throw ApiError.badRequest("invalid code length, should be at least 6 digit");
        }
        codes.put(encryption.hash(EmailAddress.normalise(email)), app, code, now, end);
    }
}

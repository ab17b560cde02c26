package museum.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import museum.database.Time;
import museum.web.App;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares a code with the open ones of an address. Twenty wrong tries close them all until they end. Besides, all tries at an address within a day, for whatever app,
 * must not hit with a probability above 1 in 10,000: as each try is compared with every open code, it counts that often. Museum lets everybody begin
 * anew every hour. Protocol 01 §3.1.
 */
@Component
class CheckCode {

    /** What came of it. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** There is no open code. */
        NONE,
        /** It was not even compared. */
        TOO_MANY
    }

    private static final int MOST_WRONG = 20;

    /** One in a million each. */
    static final int GUESSES_A_DAY = 100;

    private final CodeQueries codes;
    private final Time time;

    CheckCode(CodeQueries codes, Time time) {
        this.codes = codes;
        this.time = time;
    }

    /** Uses up the code if it is right. What is counted stays counted whatever becomes of the request. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Outcome use(String emailHash, App app, @Nullable String written) {
        var now = time.now();
        var open = codes.lockOpen(emailHash, app, now);
        if (open.isEmpty()) {
            return Outcome.NONE;
        }
        if (open.stream().anyMatch(code -> code.wrongAttempt() >= MOST_WRONG)) {
            return Outcome.TOO_MANY;
        }
        var guesses = open.size();
        codes.addGuesses(emailHash, guesses, now);
        if (codes.guessesOfADay(emailHash, now) > GUESSES_A_DAY) {
            codes.addGuesses(emailHash, -guesses, now);
            return Outcome.TOO_MANY;
        }
        var code = written == null ? "" : WhiteSpace.trim(written);
        var right = open.stream()
                .map(CodeQueries.OpenCode::ott)
                .filter(ott -> isSame(ott, code))
                .findFirst();
        if (right.isEmpty()) {
            codes.countWrongAttempt(emailHash, app, now);
            return Outcome.WRONG;
        }
        codes.addGuesses(emailHash, -guesses, now);
        codes.delete(emailHash, app, right.get());
        return Outcome.RIGHT;
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}

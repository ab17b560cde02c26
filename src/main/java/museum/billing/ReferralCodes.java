package museum.billing;

import java.util.Optional;
import museum.account.Users;
import museum.database.Ids;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The codes by which people recommend the service. Each has one, made when it is first asked for, and may choose others; codes that were given up stay good,
 * for they may be printed somewhere. Protocol 08 §8.
 */
@Component
public class ReferralCodes {

    /** So often a person may choose a code instead of the one that was made. */
    static final int MOST_CHANGES = 3;

    private static final int LENGTH = 6;
    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Users users;

    ReferralCodes(JdbcClient jdbc, Ids ids, Users users) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.users = users;
    }

    /** The person's code; empty only if no free one is found. */
    public Optional<String> of(long userId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var code = find(userId);
            if (code.isPresent()) {
                return code;
            }
            insert(userId, ids.code(LENGTH));
        }
        return find(userId);
    }

    /** Whose code this is or was, letter for letter. */
    Optional<Long> ownerOf(String code) {
        return jdbc.sql("SELECT user_id FROM referral_codes WHERE code = :code")
                .param("code", code)
                .query(Long.class)
                .optional();
    }

    /** How many codes a person has and had. */
    int countOf(long userId) {
        return jdbc.sql("SELECT count(*) FROM referral_codes WHERE user_id = :user")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** Gives a person the code they wish for; 429 after three times. */
    @Transactional
    public void choose(long userId, ChosenCode code) {
        hold(userId);
        if (countOf(userId) > MOST_CHANGES) {
            throw ApiError.of(ErrorCode.REFERRAL_CHANGE_LIMIT_REACHED);
        }
        replace(userId, code);
    }

    /** The same as often as an administrator likes; 404 if there is no such person. */
    @Transactional
    public void set(long userId, ChosenCode code) {
        hold(userId);
        replace(userId, code);
    }

    private void replace(long userId, ChosenCode code) {
        jdbc.sql("UPDATE referral_codes SET is_active = false WHERE user_id = :user AND is_active")
                .param("user", userId)
                .update();
        if (!insert(userId, code.text())) {
            throw ApiError.of(ErrorCode.CODE_ALREADY_EXISTS);
        }
    }

    /** Two choices of one person follow each other. */
    private void hold(long userId) {
        if (!users.hold(userId)) {
            throw ApiError.notFound();
        }
    }

    /** False if somebody has or had it, or the person has another one by now. */
    private boolean insert(long userId, String code) {
        return jdbc.sql("INSERT INTO referral_codes (code, user_id) VALUES (:code, :user) ON CONFLICT DO NOTHING")
                        .param("code", code)
                        .param("user", userId)
                        .update()
                == 1;
    }

    private Optional<String> find(long userId) {
        return jdbc.sql("SELECT code FROM referral_codes WHERE user_id = :user AND is_active")
                .param("user", userId)
                .query(String.class)
                .optional();
    }
}

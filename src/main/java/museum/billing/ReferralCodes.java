package museum.billing;

import java.util.Optional;
import museum.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The code by which a person recommends the service; made when it is first asked for. Protocol 08 §8. */
@Component
public class ReferralCodes {

    private static final int LENGTH = 6;
    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final Ids ids;

    ReferralCodes(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** The person's code; empty only if no free one is found. */
    public Optional<String> of(long userId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var code = find(userId);
            if (code.isPresent()) {
                return code;
            }
            jdbc.sql("INSERT INTO referral_codes (code, user_id) VALUES (:code, :user) ON CONFLICT DO NOTHING")
                    .param("code", ids.code(LENGTH))
                    .param("user", userId)
                    .update();
        }
        return find(userId);
    }

    private Optional<String> find(long userId) {
        return jdbc.sql("SELECT code FROM referral_codes WHERE user_id = :user AND is_active")
                .param("user", userId)
                .query(String.class)
                .optional();
    }
}

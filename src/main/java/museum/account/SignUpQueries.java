package museum.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far an address has come. */
@Repository
class SignUpQueries {

    /** Complete accounts have keys. Protocol 01 §7.2. */
    enum State {
        NONE,
        INCOMPLETE,
        COMPLETE
    }

    private final JdbcClient jdbc;

    SignUpQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    State state(String emailHash) {
        return jdbc.sql("""
                SELECT k.user_id IS NOT NULL FROM users u LEFT JOIN key_attributes k USING (user_id) WHERE u.email_hash = :hash
                """)
                .param("hash", emailHash)
                .query(Boolean.class)
                .optional()
                .map(hasKeys -> hasKeys ? State.COMPLETE : State.INCOMPLETE)
                .orElse(State.NONE);
    }
}

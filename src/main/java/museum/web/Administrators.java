package museum.web;

import java.util.List;
import java.util.Optional;
import museum.configuration.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may administer: the configured accounts or, where none is configured, the one that signed up first. Protocol 00 §5. */
@Component
public class Administrators {

    private final List<Long> configured;
    private final JdbcClient jdbc;

    Administrators(Configuration configuration, JdbcClient jdbc) {
        var many = configuration.numbers("internal.admins");
        long one = Optional.of(configuration.text("internal.admin", "0"))
                .map(Administrators::numberOrZero)
                .orElse(0L);
        this.configured = !many.isEmpty() ? many : one != 0 ? List.of(one) : List.of();
        this.jdbc = jdbc;
    }

    /** Whether the user is an administrator. Deleted accounts count as having signed up first. */
    public boolean include(long userId) {
        return configured.isEmpty() ? userId == first() : configured.contains(userId);
    }

    private long first() {
        return jdbc.sql("SELECT coalesce(min(user_id), 0) FROM users")
                .query(Long.class)
                .single();
    }

    private static long numberOrZero(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}

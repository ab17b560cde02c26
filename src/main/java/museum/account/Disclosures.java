package museum.account;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts answers that tell whether an address has an account: a hundred an hour, for all nodes together and beyond a restart. Then people who mistype still
 * get on, but nobody finds out a list of addresses. Protocol 01 §3.1, §4.5.
 */
@Component
class Disclosures {

    /** Each is counted for itself. */
    enum Question {
        CODE,
        SRP_ATTRIBUTES
    }

    private static final long WINDOW = Duration.ofHours(1).toNanos() / 1000;
    private static final int MOST = 100;

    private record Count(long since, int told) {}

    /** Until when all is told, so that nothing is counted any more: a known address must not be quicker than an unknown one. */
    private final Map<Question, Long> overUntil = new ConcurrentHashMap<>(new EnumMap<>(Question.class));

    private final JdbcClient jdbc;
    private final Time time;

    Disclosures(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Whether this window's answers are used up, as far as this node has noticed. */
    boolean areOver(Question question) {
        return time.now() < overUntil.getOrDefault(question, 0L);
    }

    /** Counts an answer that tells; false if it must not be given any more. */
    boolean mayTell(Question question) {
        if (areOver(question)) {
            return false;
        }
        var now = time.now();
        var count = jdbc.sql("""
                INSERT INTO museum_disclosures AS d (question, since, told)
                VALUES (:question, :now, 1)
                    ON CONFLICT (question) DO UPDATE
                       SET since = CASE WHEN d.since <= :now - :window THEN :now ELSE d.since END,
                           told = CASE WHEN d.since <= :now - :window THEN 1 ELSE d.told + 1 END
                RETURNING since, told
                """)
                .param("question", question.name())
                .param("now", now)
                .param("window", WINDOW)
                .query(Count.class)
                .single();
        if (count.told() <= MOST) {
            return true;
        }
        overUntil.put(question, count.since() + WINDOW);
        return false;
    }
}

package museum.account;

import java.time.Duration;
import java.util.List;
import museum.web.App;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code otts} and of our own count of guesses. Codes are open until they are used or an hour old. */
@Repository
class CodeQueries {

    record OpenCode(String ott, int wrongAttempt) {}

    /** For how long (µs) a code is good. */
    static final long LIFE = Duration.ofHours(1).toNanos() / 1000;

    private static final long BUCKET = LIFE;

    /** A bucket more than a day has hours: the oldest may be half past. */
    private static final int BUCKETS = 25;

    private final JdbcClient jdbc;

    CodeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int countOpen(String emailHash, App app, long now) {
        return jdbc.sql("""
                SELECT count(*) FROM otts WHERE email_hash = :hash AND app = :app::app AND expiration_time > :now
                """)
                .param("hash", emailHash)
                .param("app", app.label())
                .param("now", now)
                .query(Integer.class)
                .single();
    }

    /** Opens a code; one that is there already gets the new end and keeps its wrong attempts. */
    void put(String emailHash, App app, String code, long now, long end) {
        jdbc.sql("""
                INSERT INTO otts (email_hash, app, ott, creation_time, expiration_time)
                VALUES (:hash, :app::app, :code, :now, :end)
                    ON CONFLICT (ott, app, email_hash) DO UPDATE
                       SET creation_time = excluded.creation_time, expiration_time = excluded.expiration_time
                """)
                .param("hash", emailHash)
                .param("app", app.label())
                .param("code", code)
                .param("now", now)
                .param("end", end)
                .update();
    }

    /** The open codes, locked: who tries next waits. */
    List<OpenCode> lockOpen(String emailHash, App app, long now) {
        return jdbc.sql("""
                SELECT ott, wrong_attempt FROM otts
                 WHERE email_hash = :hash AND app = :app::app AND expiration_time > :now
                 ORDER BY ott
                   FOR UPDATE
                """)
                .param("hash", emailHash)
                .param("app", app.label())
                .param("now", now)
                .query(OpenCode.class)
                .list();
    }

    void countWrongAttempt(String emailHash, App app, long now) {
        jdbc.sql("""
                UPDATE otts SET wrong_attempt = wrong_attempt + 1
                 WHERE email_hash = :hash AND app = :app::app AND expiration_time > :now
                """)
                .param("hash", emailHash)
                .param("app", app.label())
                .param("now", now)
                .update();
    }

    void delete(String emailHash, App app, String code) {
        jdbc.sql("DELETE FROM otts WHERE email_hash = :hash AND app = :app::app AND ott = :code")
                .param("hash", emailHash)
                .param("app", app.label())
                .param("code", code)
                .update();
    }

    /** Adds guesses to those of the current hour; other guesses at this address wait until the transaction ends. */
    void addGuesses(String emailHash, int guesses, long now) {
        jdbc.sql("""
                INSERT INTO museum_code_guesses AS g (email_hash, hour, guesses)
                VALUES (:hash, :hour, :guesses)
                    ON CONFLICT (email_hash, hour) DO UPDATE SET guesses = g.guesses + excluded.guesses
                """)
                .param("hash", emailHash)
                .param("hour", now / BUCKET)
                .param("guesses", guesses)
                .update();
    }

    /** Guesses at an address within at least the last 24 hours. */
    int guessesOfADay(String emailHash, long now) {
        return jdbc.sql(
                        "SELECT coalesce(sum(guesses), 0) FROM museum_code_guesses WHERE email_hash = :hash AND hour > :since")
                .param("hash", emailHash)
                .param("since", now / BUCKET - BUCKETS)
                .query(Integer.class)
                .single();
    }

    /** Removes codes and counts that are past. */
    void deletePast(long now) {
        jdbc.sql("DELETE FROM otts WHERE expiration_time <= :now")
                .param("now", now)
                .update();
        jdbc.sql("DELETE FROM museum_code_guesses WHERE hour <= :past")
                .param("past", now / BUCKET - BUCKETS)
                .update();
    }
}

package museum.account;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import museum.web.UserTokens;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears of tokens that end on any node, through a connection of its own to the database. While it is down nothing is believed from memory: every token is looked up.
 */
@Component
class EndedTokens implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EndedTokens.class);

    /** Notifications carry the id of a user whose tokens changed. */
    static final String CHANNEL = "museum_ended_tokens";

    /** How long silence is believed before the connection is tried, and how long an answer may take then. */
    private static final int SILENCE = 1_000;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DataSource database;
    private final UserTokens tokens;
    private volatile @Nullable Thread listener;
    private boolean complained;

    EndedTokens(DataSource database, UserTokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("ended-tokens").unstarted(this::listen);
        // Before it runs: it ends when it finds that it is not the listener.
        listener = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = listener;
        listener = null;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(3));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    private void listen() {
        while (isRunning()) {
            try (var connection = connect()) {
                hear(connection);
            } catch (SQLException lost) {
                complain(lost);
            } finally {
                tokens.believe(false);
            }
            pause();
        }
    }

    /** Not one of the pool: it stays open, and must not be lent to anybody else. */
    private Connection connect() throws SQLException {
        var pool = database.unwrap(HikariDataSource.class);
        var connection = DriverManager.getConnection(pool.getJdbcUrl(), pool.getDataSourceProperties());
        try (var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 3 * SILENCE);
            statement.execute("LISTEN " + CHANNEL);
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
        return connection;
    }

    private void hear(Connection connection) throws SQLException {
        tokens.believe(true);
        complained = false;
        var notices = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            var heard = notices.getNotifications(SILENCE);
            for (var notice : heard) {
                forget(notice.getParameter());
            }
            if (heard.length == 0 && isRunning()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
        }
    }

    /** Anybody with a login to the database may announce anything. */
    private void forget(String userId) {
        try {
            tokens.forgetAllOf(Long.parseLong(userId));
        } catch (NumberFormatException unknown) {
            tokens.believe(true);
        }
    }

    private void complain(SQLException lost) {
        if (isRunning() && !complained) {
            complained = true;
            log.warn(
                    "Ended sessions are not announced to this server ({}): until they are, it asks the database at every request.",
                    lost.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

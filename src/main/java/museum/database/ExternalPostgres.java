package museum.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import museum.configuration.Configuration;
import museum.configuration.ConfigurationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that the operator runs, found by the {@code db.*} keys. Protocol 10 §3. */
final class ExternalPostgres implements DatabaseServer {

    private static final Logger log = LoggerFactory.getLogger(ExternalPostgres.class);

    /** {@code key=value} pairs; a value may stand in single quotes, and a backslash takes the next character as it is. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*(\\w+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|(?:[^\\s\\\\]|\\\\.)*)(?=\\s|$)");

    /** Where Museum's driver and ours have different names for one thing. */
    private static final Map<String, PGProperty> NAMES = Map.of(
            "connect_timeout", PGProperty.CONNECT_TIMEOUT,
            "application_name", PGProperty.APPLICATION_NAME,
            "fallback_application_name", PGProperty.APPLICATION_NAME,
            "sslrootcert", PGProperty.SSL_ROOT_CERT,
            "sslcert", PGProperty.SSL_CERT,
            "sslkey", PGProperty.SSL_KEY,
            "sslpassword", PGProperty.SSL_PASSWORD,
            "search_path", PGProperty.CURRENT_SCHEMA,
            "options", PGProperty.OPTIONS);

    private final String host;
    private final int port;
    private final String name;
    private final String user;
    private final Properties properties;

    ExternalPostgres(Configuration configuration) {
        host = configuration.text("db.host", "localhost").strip();
        port = configuration.integer("db.port", 5432);
        name = configuration.text("db.name", "ente_db");
        user = configuration
                .text("db.user")
                .orElseThrow(() -> new ConfigurationException(
                        "db.host is set, but db.user is not: name the user of the database."));
        if (host.startsWith("/")) {
            throw configuration.refusal("db.host", "must be a name or an address, not the path of a socket");
        }
        properties = new Properties();
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, configuration.text("db.password", ""));
        PGProperty.SSL_MODE.set(properties, configuration.text("db.sslmode", "disable"));
        extra(configuration);
        if (properties.getProperty("sslmode", "").startsWith("verify-") && !properties.containsKey("sslrootcert")) {
            // Museum's driver trusts the system's authorities then; ours would look for a file in the home directory.
            PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }

    @Override
    public String url() {
        var hosts = Arrays.stream(host.split(","))
                .map(one -> (one.contains(":") && !one.startsWith("[") ? "[" + one + "]" : one) + ":" + port)
                .collect(Collectors.joining(","));
        return "jdbc:postgresql://" + hosts + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Properties properties() {
        return properties;
    }

    /** Returns when the database answers. One that is just starting is waited for; what only the operator can mend is told at once. */
    void awaitConnection(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var attempt = new Properties();
        attempt.putAll(properties);
        attempt.putIfAbsent(PGProperty.CONNECT_TIMEOUT.getName(), "5");
        boolean told = false;
        while (true) {
            try {
                DriverManager.getConnection(url(), attempt).close();
                return;
            } catch (SQLException exception) {
                var cure = cure(exception);
                if (cure != null || System.nanoTime() > end) {
                    throw new ConfigurationException(
                            "The database %s on %s:%d cannot be used: %s. %s"
                                    .formatted(
                                            name,
                                            host,
                                            port,
                                            reason(exception),
                                            cure != null ? cure : "Start it, or correct db.host and db.port."),
                            exception);
                }
                if (!told) {
                    log.info("Waiting for the database on {}:{}: {}", host, port, reason(exception));
                    told = true;
                }
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(exception);
            }
        }
    }

    @Override
    public boolean ours() {
        return false;
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }

    private static String reason(SQLException exception) {
        return String.valueOf(exception.getMessage())
                .replaceFirst("^(FATAL|ERROR): ", "")
                .replaceAll("\\s+", " ")
                .replaceFirst("\\.$", "");
    }

    /** What to do about it; null if it may pass by itself. */
    private static @Nullable String cure(SQLException exception) {
        return switch (String.valueOf(exception.getSQLState())) {
            case "28P01", "28000" -> "Correct db.user and db.password (and what pg_hba.conf allows this user).";
            case "3D000" -> "Create it, or correct db.name.";
            case "08004" -> "Correct db.sslmode and what pg_hba.conf allows.";
            case "08001", "08006", "57P03", "53300" -> null;
            default -> "Correct the settings below db.";
        };
    }

    /** Takes {@code db.extra} as Museum does: what is no setting of the driver is one of the session. */
    private void extra(Configuration configuration) {
        var extra = configuration.text("db.extra", "");
        var session = new ArrayList<String>();
        var pairs = PAIR.matcher(extra);
        int position = 0;
        while (pairs.lookingAt()) {
            position = pairs.end();
            take(pairs.group(1), value(pairs.group(2)), session);
            pairs.region(position, extra.length());
        }
        if (!extra.substring(position).isBlank()) {
            throw configuration.refusal(
                    "db.extra", "must be key=value pairs separated by blanks, values with blanks in single quotes");
        }
        if (!session.isEmpty()) {
            properties.merge("options", String.join(" ", session), (given, more) -> given + " " + more);
        }
    }

    private void take(String key, String value, List<String> session) {
        var setting = NAMES.getOrDefault(key, PGProperty.forName(key));
        if (setting != null) {
            setting.set(properties, value);
        } else if (!key.equals("binary_parameters")) {
            session.add("-c " + key + "=" + value.replace("\\", "\\\\").replace(" ", "\\ "));
        }
    }

    private static String value(String written) {
        var quoted = written.startsWith("'");
        return (quoted ? written.substring(1, written.length() - 1) : written).replaceAll("\\\\(.)", "$1");
    }
}

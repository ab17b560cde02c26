package museum.configuration;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells why the server did not start: one sentence on standard error with cause and cure, in place of Spring's report and of a stack trace. What no
 * operator can mend is left to Spring's report, which is what its finder will be asked for.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailure implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var sentence = sentence(failure);
        sentence.ifPresent(text -> System.err.println(text.strip().replaceAll("\\s*\\R\\s*", " ")));
        return sentence.isPresent();
    }

    /** The sentence of the outermost cause that has one: whoever wraps knows more than what is wrapped. */
    static Optional<String> sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException refusal) {
                return Optional.ofNullable(refusal.getMessage());
            }
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = known(cause);
            if (sentence != null) {
                return Optional.of(sentence);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof PortInUseException taken) {
            return "Port " + taken.getPort()
                    + " is already in use: stop the server that has it, or choose another port with http.port"
                    + " (variable ENTE_HTTP_PORT).";
        }
        if (cause instanceof BindException bind) {
            return "The port cannot be opened (" + bind.getMessage()
                    + "): ports below 1024 need special rights; choose another one with http.port"
                    + " (variable ENTE_HTTP_PORT) and put a reverse proxy in front.";
        }
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            return database(sql, sql.getSQLState());
        }
        if (cause instanceof AccessDeniedException denied) {
            return "No permission for " + denied.getFile()
                    + ": give the user who runs the server the right to read and write it.";
        }
        if (cause instanceof FileSystemException file
                && file.getReason() != null
                && file.getReason().contains("No space left")) {
            return "No space left on the disk of " + file.getFile() + ": free some, then start again.";
        }
        return null;
    }

    private static @Nullable String database(SQLException exception, String state) {
        var message = exception.getMessage();
        if (state.startsWith("08")) {
            return "The database cannot be reached (" + message
                    + "): check db.host and db.port, and that PostgreSQL is running.";
        }
        if (state.startsWith("28")) {
            return "The database refuses the log-in (" + message + "): check db.user and db.password.";
        }
        if (state.equals("3D000")) {
            return "The database does not exist (" + message + "): create it, or check db.name.";
        }
        return null;
    }
}

package museum.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import museum.configuration.ConfigurationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who runs the programs of PostgreSQL. They refuse to be run by root; when the server is run by root they are put into a user namespace of their own, in which
 * root is nobody and its files still its own. Where that is forbidden (most containers) they are run by another user, who then owns the database's files.
 */
final class PostgresAccount {

    private static final Logger log = LoggerFactory.getLogger(PostgresAccount.class);
    private static final int NOBODY = 65534;

    private final List<String> prefix;
    private final @Nullable Integer user;

    private PostgresAccount(List<String> prefix, @Nullable Integer user) {
        this.prefix = prefix;
        this.user = user;
    }

    /** @param files of the database; whoever owns them already (and is not root) goes on doing so */
    static PostgresAccount choose(Path files) throws IOException {
        if (!runByRoot()) {
            return new PostgresAccount(List.of(), null);
        }
        int owner = Files.exists(files) ? (int) Files.getAttribute(files, "unix:uid") : 0;
        if (owner == 0 && works("unshare", "-U", "true")) {
            return new PostgresAccount(List.of("unshare", "-U"), null);
        }
        int user = owner == 0 ? NOBODY : owner;
        var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        var probe = new ArrayList<>(prefix);
        probe.add("true");
        if (works(probe.toArray(String[]::new))) {
            log.info("The server is run by root; its PostgreSQL is run by user {}", user);
            return new PostgresAccount(prefix, user);
        }
        throw new ConfigurationException(
                "PostgreSQL cannot be run by root, and on this system neither unshare nor setpriv"
                        + " can give it another user: run the server as an ordinary user, or set db.host to use another PostgreSQL.");
    }

    /** The command line by which this account runs a program. */
    ProcessBuilder command(List<String> programAndArguments) {
        var command = new ArrayList<>(prefix);
        command.addAll(programAndArguments);
        var process = new ProcessBuilder(command);
        process.environment().keySet().removeIf(name -> name.startsWith("PG"));
        process.environment().put("LC_ALL", "C");
        return process;
    }

    /** Gives a file or a whole folder to this account. */
    void own(Path path) throws IOException {
        if (user != null && !user.equals(Files.getAttribute(path, "unix:uid"))) {
            Trees.own(path, user, user);
        }
    }

    private static boolean runByRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self)
                ? (int) Files.getAttribute(self, "unix:uid") == 0
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

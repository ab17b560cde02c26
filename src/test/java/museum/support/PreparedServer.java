package museum.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import museum.Museum;
import museum.database.PostgresPrograms;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged server as the image has it: unpacked, and with notes of the classes that a start needs (an AOT cache), so that it starts in less than half the time. Made
 * once for each package, below {@code target/}.
 */
final class PreparedServer {

    private static final String CACHE = "museum.aot";

    /** The same when the notes are made and when they are read, or they are left unread. */
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private final Path directory;

    private PreparedServer(Path directory) {
        this.directory = directory;
    }

    /** Test processes run side by side: one prepares it, the others wait. */
    static synchronized PreparedServer of(Path jar) {
        try (var file = FileChannel.open(
                        jar.resolveSibling("prepared.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            var packaged = Files.getLastModifiedTime(jar).toMillis();
            var directory = jar.resolveSibling("prepared").resolve(String.valueOf(packaged));
            var server = new PreparedServer(directory);
            if (!Files.exists(directory.resolve(CACHE))) {
                FileSystemUtils.deleteRecursively(directory);
                run(List.of(
                        "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", directory.toString()));
                server.train();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The arguments of {@code java} before the main class.
     *
     * @param furtherClasses a class path to be appended; may be empty
     */
    List<String> arguments(String furtherClasses) {
        var classes = furtherClasses.isEmpty() ? jar().toString() : jar() + File.pathSeparator + furtherClasses;
        return List.of("-XX:AOTCache=" + directory.resolve(CACHE), NATIVE_ACCESS, "-cp", classes);
    }

    private Path jar() {
        return directory.resolve("museum.jar");
    }

    private void train() throws IOException {
        var data = Files.createDirectories(directory.resolve("training"));
        PostgresPrograms.lieIn(data);
        run(List.of(
                "-XX:AOTCacheOutput=" + directory.resolve(CACHE),
                NATIVE_ACCESS,
                "-Dspring.context.exit=onRefresh",
                "-cp",
                jar().toString(),
                Museum.class.getName(),
                "--museum.configuration.data-dir=" + data,
                "--museum.configuration.http.port=0",
                "--museum.configuration.metrics.port=0"));
        FileSystemUtils.deleteRecursively(data);
    }

    private static void run(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(MuseumProcess.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ended with %d: %s".formatted(process.exitValue(), String.join(" ", command)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

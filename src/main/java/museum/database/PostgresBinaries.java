package museum.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import museum.configuration.ConfigurationException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The programs of PostgreSQL for this system. They come in the jar and are unpacked below the data directory, once for each version: a system may forbid to
 * run programs from its folder for temporary files, or empty that folder while the server runs.
 */
final class PostgresBinaries {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** Unpacks the programs below {@code <data>/postgres-binaries} unless they are there already. */
    static PostgresBinaries unpack(Path dataDirectory) throws IOException {
        var archive = archive();
        var all = dataDirectory.resolve("postgres-binaries");
        var directory = all.resolve(version(archive));
        if (!Files.exists(marker(directory))) {
            log.info("Unpacking PostgreSQL to {}", directory);
            Trees.deleteContent(Files.createDirectories(all));
            Files.createDirectory(directory);
            try (var entries = new TarArchiveInputStream(XzStream.of(archive))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    unpack(entry, entries, directory);
                }
            }
            Thread.ofVirtual().start(() -> mark(directory));
        }
        return new PostgresBinaries(directory);
    }

    /** Of a folder whose files are all on the disk: after a power cut it must not stand there with empty programs in it. Nobody needs to wait for that. */
    private static void mark(Path directory) {
        try {
            Trees.force(directory);
            Files.createFile(marker(directory));
        } catch (IOException exception) {
            log.debug("The programs of PostgreSQL will be unpacked again at the next start", exception);
        }
    }

    private static Path marker(Path directory) {
        return directory.resolve("complete");
    }

    Path directory() {
        return directory;
    }

    /** The path of {@code initdb}, {@code pg_ctl} or {@code postgres}. */
    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = "postgres-%s-%s.txz"
                .formatted(
                        system.startsWith("mac") ? "darwin" : system,
                        processor.equals("aarch64") || processor.equals("arm64") ? "arm_64" : "x86_64");
        var archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null || Files.exists(Path.of("/etc/alpine-release"))) {
            throw new ConfigurationException(
                    "No PostgreSQL comes with this server for this system (%s, %s%s): install one and set db.host, db.name, db.user and db.password."
                            .formatted(system, processor, archive == null ? "" : ", Alpine"));
        }
        return archive;
    }

    /** The archive's checksum, taken from the jar's directory, so that the archive need not be read at every start. */
    private static String version(URL archive) throws IOException {
        var connection = archive.openConnection();
        return connection instanceof JarURLConnection jar
                ? HexFormat.of().toHexDigits(jar.getJarEntry().getCrc(), 8)
                : Long.toString(connection.getContentLengthLong());
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        var target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException(entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (wanted(entry.getName())) {
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(content, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Not what only those need who build programs for it or use its extensions. */
    private static boolean wanted(String file) {
        return !file.endsWith(".a") && (!file.contains("/extension/") || file.contains("/plpgsql"));
    }
}

package museum.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The programs of PostgreSQL, unpacked once for all servers of a build: of a first start it is the longest part. */
public final class PostgresPrograms {

    private static final Path ALL = Path.of("target").toAbsolutePath();

    private PostgresPrograms() {}

    /** Lets a server with this data directory find them in place. */
    public static void lieIn(Path dataDirectory) {
        try {
            var link = Files.createDirectories(dataDirectory).resolve("postgres-binaries");
            if (!Files.exists(link)) {
                unpack();
                Files.createSymbolicLink(link, ALL.resolve("postgres-binaries"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One process after the other: the second finds all that it needs. */
    private static synchronized void unpack() throws IOException {
        Files.createDirectories(ALL);
        try (var file = FileChannel.open(
                        ALL.resolve("postgres-binaries.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            markComplete(PostgresBinaries.unpack(ALL).directory().resolve("complete"));
        }
    }

    /** At once, while a server does it when all is on the disk. */
    private static void markComplete(Path marker) throws IOException {
        try {
            Files.createFile(marker);
        } catch (FileAlreadyExistsException unpackedBefore) {
            // by an earlier test
        }
    }
}

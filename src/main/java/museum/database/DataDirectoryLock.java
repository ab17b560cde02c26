package museum.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import museum.configuration.ConfigurationException;

/** The right to run a PostgreSQL on a data directory. Held as long as this process lives: the system takes it back however the process ends. */
final class DataDirectoryLock implements AutoCloseable {

    /** Those of this process: the system's locks are between processes, and closing a second channel would release the first one's. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DataDirectoryLock take(Path dataDirectory) throws IOException {
        var file = dataDirectory.toRealPath().resolve("postgres.lock");
        if (!HELD.add(file)) {
            throw refusal(file);
        }
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            HELD.remove(file);
            throw refusal(file);
        }
        channel.truncate(0)
                .write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataDirectoryLock(file, channel);
    }

    /** Closing twice does no harm. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(file);
        }
    }

    private static ConfigurationException refusal(Path file) throws IOException {
        return new ConfigurationException(
                "Another server (process %s) is running on the data directory %s: stop that one, or set another data-dir for this one."
                        .formatted(Files.readString(file).strip(), file.getParent()));
    }
}

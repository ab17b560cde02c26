package museum.configuration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import museum.configuration.Setting.Section;
import museum.configuration.Setting.Value;

/** The secrets that the server made for itself on its first start. Losing them is losing every account, so they are on the disk before they are used. */
final class SecretsFile {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final Path path;

    SecretsFile(Path directory) {
        this.directory = directory;
        this.path = directory.resolve("secrets.yaml");
    }

    /** The secret of a kind; makes the file with all of them when there is none yet. */
    byte[] get(KeyText form) {
        var secrets = YamlFile.read(path, path.toString()).orElseGet(this::make);
        return secrets.find(form.key())
                .filter(Value.class::isInstance)
                .flatMap(setting -> form.decode(Scalars.text(((Value) setting).value())))
                .orElseThrow(
                        () -> new ConfigurationException(
                                path + " has no usable " + form.key()
                                        + ": restore the file from a backup; only on a server without accounts it may be deleted, a new one is made then."));
    }

    private Section make() {
        var text = """
                # Made by the server on its first start. Whoever has this file can read the e-mail addresses of all accounts;
                # without it nobody can log in any more. Keep it secret, and keep it with every backup.
                key:
                  encryption: "%s"
                  hash: "%s"
                jwt:
                  secret: "%s"
                """.formatted(random(KeyText.ENCRYPTION), random(KeyText.HASH), random(KeyText.JWT));
        try {
            write(text);
        } catch (IOException exception) {
            throw new ConfigurationException(
                    path + " cannot be written (" + exception.getClass().getSimpleName() + ": " + exception.getMessage()
                            + "): let the server write into its data directory, or choose another one with data-dir (variable ENTE_DATA_DIR).",
                    exception);
        }
        return YamlFile.parse(path.toString(), text);
    }

    private static String random(KeyText form) {
        var key = new byte[form.bytes()];
        RANDOM.nextBytes(key);
        return form.encode(key);
    }

    /** Complete or not at all, also when the power fails. */
    private void write(String text) throws IOException {
        Files.createDirectories(directory);
        var posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        var draft = directory.resolve("secrets.yaml.new");
        Files.deleteIfExists(draft);
        Files.createFile(
                draft,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        if (posix) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class XzStreamTest {

    private final byte[] content = new byte[1_000_000];

    @TempDir
    private Path directory;

    private Path packed;

    @BeforeEach
    void pack() throws IOException {
        new Random(1).nextBytes(content);
        packed = directory.resolve("content.xz");
        try (var out = new XZOutputStream(Files.newOutputStream(packed), new LZMA2Options())) {
            out.write(content);
        }
    }

    /** Where there is no such program this is the next test. */
    @Test
    void theSystemsProgramUnpacks() throws IOException {
        try (var stream = XzStream.of(packed.toUri().toURL())) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void withoutAProgramTheLibraryUnpacks() throws IOException {
        try (var stream = XzStream.of(packed.toUri().toURL(), "no-such-program")) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
    }
}

package museum.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store keeps the contract. */
class EmbeddedBucketTest extends BucketContractTest {

    private static StorageServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = new StorageServer(directory, "s3.wasabi-eu-central-2-v3.bucket=second");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    StorageServer server() {
        return server;
    }
}

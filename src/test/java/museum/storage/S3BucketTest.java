package museum.storage;

import java.nio.file.Path;
import java.util.stream.Stream;
import museum.support.OtherObjectStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at an S3 service keep the contract, two at one service. */
class S3BucketTest extends BucketContractTest {

    private static OtherObjectStore s3;
    private static StorageServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        s3 = OtherObjectStore.start("photos", "second");
        server = new StorageServer(
                directory,
                Stream.concat(
                                s3.settings("b2-eu-cen", "photos").stream(),
                                s3.settings("wasabi-eu-central-2-v3", "second").stream())
                        .distinct()
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
        s3.close();
    }

    @Override
    StorageServer server() {
        return server;
    }
}

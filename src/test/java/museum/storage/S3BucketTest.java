package museum.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at an S3 service keep the contract, two at one service. */
class S3BucketTest extends BucketContractTest {

    private static OtherS3 s3;
    private static StorageServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("s3/photos"));
        Files.createDirectories(directory.resolve("s3/second"));
        s3 = new OtherS3(directory.resolve("s3"));
        server = new StorageServer(
                directory,
                "s3.are_local_buckets=true",
                "s3.b2-eu-cen.endpoint=" + s3.endpoint(),
                "s3.b2-eu-cen.key=" + OtherS3.KEY,
                "s3.b2-eu-cen.secret=" + OtherS3.SECRET,
                "s3.b2-eu-cen.region=eu-central-2",
                "s3.b2-eu-cen.bucket=photos",
                "s3.wasabi-eu-central-2-v3.endpoint=" + s3.endpoint(),
                "s3.wasabi-eu-central-2-v3.key=" + OtherS3.KEY,
                "s3.wasabi-eu-central-2-v3.secret=" + OtherS3.SECRET,
                "s3.wasabi-eu-central-2-v3.region=eu-central-2",
                "s3.wasabi-eu-central-2-v3.bucket=second");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        s3.close();
    }

    @Override
    StorageServer server() {
        return server;
    }
}

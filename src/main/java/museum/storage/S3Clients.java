package museum.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Clients of S3 services. Made when they are first used, because loading the SDK takes a good part of a second; afterwards connections are kept, because
 * every committed file asks for two sizes.
 */
final class S3Clients implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 200;

    private final Map<Address, Supplier<S3Client>> clients = new ConcurrentHashMap<>();
    private final Map<Address, S3Client> made = new ConcurrentHashMap<>();
    private @Nullable SdkHttpClient http;

    private record Address(URI endpoint, StoreCredentials credentials, boolean pathStyle) {}

    /** The same supplier for all buckets at the same place. */
    Supplier<S3Client> of(BucketSettings bucket) {
        var address = new Address(bucket.endpoint().uri(), bucket.credentials(), bucket.pathStyle());
        return clients.computeIfAbsent(address, key -> () -> made.computeIfAbsent(key, this::make));
    }

    private S3Client make(Address address) {
        var credentials = address.credentials();
        return S3Client.builder()
                .httpClient(http())
                .endpointOverride(address.endpoint())
                .region(Region.of(credentials.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.key(), credentials.secret())))
                .forcePathStyle(address.pathStyle())
                // Newer checksums are unknown to many stores.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .disableS3ExpressSessionAuth(true)
                // Nothing of this machine's AWS settings concerns the server's buckets.
                .overrideConfiguration(override ->
                        override.defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    private synchronized SdkHttpClient http() {
        if (http == null) {
            http = Apache5HttpClient.builder()
                    .maxConnections(MOST_CONNECTIONS)
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(60))
                    .expectContinueEnabled(false)
                    .build();
        }
        return http;
    }

    @Override
    public synchronized void close() {
        made.values().forEach(S3Client::close);
        if (http != null) {
            http.close();
        }
    }
}

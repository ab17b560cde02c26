package museum.storage;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;

/**
 * Once the server is up, and without anybody waiting for it: makes the buckets that are missing at S3 services and lets browsers use them, where the
 * credentials allow that. What stands in the way is one line in the log; the server runs without. Protocol 10 §21, 11 §6.
 */
@Component
class PrepareBuckets {

    private static final Logger log = LoggerFactory.getLogger(PrepareBuckets.class);

    private static final CORSRule ANY_ORIGIN = CORSRule.builder()
            .allowedOrigins("*")
            .allowedMethods("GET", "HEAD", "POST", "PUT", "DELETE")
            .allowedHeaders("*")
            .exposeHeaders("ETag")
            .maxAgeSeconds(3000)
            .build();

    private final ObjectStore store;

    PrepareBuckets(ObjectStore store) {
        this.store = store;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("prepare-buckets").start(this::prepareAll);
    }

    void prepareAll() {
        store.buckets().stream()
                .filter(S3Bucket.class::isInstance)
                .map(S3Bucket.class::cast)
                .forEach(PrepareBuckets::prepare);
    }

    private static void prepare(S3Bucket bucket) {
        var name = bucket.settings().name();
        try {
            if (isMissing(bucket.client(), name)) {
                make(bucket.client(), name);
                log.info(
                        "Bucket {} was missing at {} and has been made.",
                        name,
                        bucket.settings().endpoint());
            }
            allowBrowsers(bucket.client(), name);
        } catch (SdkException failed) {
            log.warn("{} Uploads and downloads will fail until this is mended.", bucket.explain(failed));
        }
    }

    private static boolean isMissing(S3Client client, String name) {
        try {
            client.headBucket(request -> request.bucket(name));
            return false;
        } catch (AwsServiceException refused) {
            if (refused.statusCode() == 404) {
                return true;
            }
            throw refused;
        }
    }

    private static void make(S3Client client, String name) {
        try {
            client.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException otherServerWasFaster) {
            // then it is there
        }
    }

    /** Only where nobody has set rules; some stores allow every origin by themselves and do not know this request. */
    private static void allowBrowsers(S3Client client, String name) {
        try {
            client.getBucketCors(request -> request.bucket(name));
        } catch (AwsServiceException none) {
            if (none.statusCode() == 404) {
                setRules(client, name);
            }
        }
    }

    private static void setRules(S3Client client, String name) {
        try {
            var rules =
                    CORSConfiguration.builder().corsRules(List.of(ANY_ORIGIN)).build();
            client.putBucketCors(request -> request.bucket(name).corsConfiguration(rules));
        } catch (SdkException refused) {
            log.warn(
                    "The CORS rules of bucket {} could not be set ({}): if web apps cannot upload or download, set them at the store: every origin,"
                            + " methods GET HEAD POST PUT DELETE, every header, exposing ETag.",
                    name,
                    refused.getMessage());
        }
    }
}

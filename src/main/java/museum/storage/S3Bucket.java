package museum.storage;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** A bucket at an S3 service. */
final class S3Bucket implements Bucket {

    /** More than this does not go through one request. */
    private static final long PART = 512L << 20;

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_PAUSES = 20;

    private static final String NO_HOLD = """
            <ObjectComplianceConfiguration><ConditionalHold>false</ConditionalHold></ObjectComplianceConfiguration>""";

    private final Supplier<S3Client> client;
    private final BucketSettings settings;
    private final String name;

    /** @param client the same one for all buckets that are reached through the same credentials at the same address */
    S3Bucket(Supplier<S3Client> client, BucketSettings settings) {
        this.client = client;
        this.settings = settings;
        this.name = settings.name();
    }

    @Override
    public OptionalLong size(String key) {
        return use("read the size of", key, s3 -> {
            try {
                var head = s3.headObject(request -> request.bucket(name)
                        .key(key)
                        .overrideConfiguration(override -> override.apiCallTimeout(ANSWERS_WITHIN)));
                return OptionalLong.of(head.contentLength());
            } catch (AwsServiceException refused) {
                return orThrowUnlessMissing(refused, OptionalLong.empty());
            }
        });
    }

    @Override
    public void put(String key, byte[] content) {
        use(
                "write",
                key,
                s3 -> s3.putObject(
                        request -> request.bucket(name).key(key).storageClass(storageClass()),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public void write(String key, InputStream content, long size) {
        if (size > PART) {
            inParts(
                    key,
                    size,
                    (s3, upload, part) -> s3.uploadPart(
                                    request -> request.bucket(name)
                                            .key(key)
                                            .uploadId(upload)
                                            .partNumber(part.number()),
                                    RequestBody.fromInputStream(content, part.length()))
                            .eTag());
            return;
        }
        use(
                "write",
                key,
                s3 -> s3.putObject(
                        request -> request.bucket(name).key(key).storageClass(storageClass()),
                        RequestBody.fromInputStream(content, size)));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return use("read", key, s3 -> {
            try {
                return Optional.of(s3.getObject(request -> request.bucket(name).key(key)));
            } catch (AwsServiceException refused) {
                return orThrowUnlessMissing(refused, Optional.empty());
            }
        });
    }

    @Override
    public boolean copyFrom(Bucket source, String key, String toKey) {
        if (!(source instanceof S3Bucket other && other.client == client)) {
            return false;
        }
        long size = other.size(key)
                .orElseThrow(
                        () -> new ObjectStoreException(other.describe("copy", key) + "there is no such object", null));
        if (size > PART) {
            inParts(
                    toKey,
                    size,
                    (s3, upload, part) -> s3.uploadPartCopy(request -> request.sourceBucket(other.name)
                                    .sourceKey(key)
                                    .copySourceRange("bytes=" + part.from() + "-" + (part.from() + part.length() - 1))
                                    .destinationBucket(name)
                                    .destinationKey(toKey)
                                    .uploadId(upload)
                                    .partNumber(part.number()))
                            .copyPartResult()
                            .eTag());
            return true;
        }
        use(
                "copy to",
                toKey,
                s3 -> s3.copyObject(request -> request.sourceBucket(other.name)
                        .sourceKey(key)
                        .destinationBucket(name)
                        .destinationKey(toKey)
                        .storageClass(storageClass())));
        return true;
    }

    @Override
    public void delete(String key) {
        use("delete", key, s3 -> s3.deleteObject(request -> request.bucket(name).key(key)));
        for (int pause = 0; !isGone(key); pause++) {
            if (pause == MOST_PAUSES) {
                throw new ObjectStoreException(describe("delete", key) + "it is still there", null);
            }
            Pause.of(PAUSE);
        }
    }

    /** Stores whose credentials may not list answer 403 for what is not there. */
    private boolean isGone(String key) {
        return use("see whether deleted", key, s3 -> {
            try {
                s3.headObject(request -> request.bucket(name).key(key));
                return false;
            } catch (AwsServiceException refused) {
                return refused.statusCode() == 403 || orThrowUnlessMissing(refused, true);
            }
        });
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return use(
                "list",
                prefix,
                s3 -> s3.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix)).contents().stream()
                        .map(object -> new StoredObject(object.key(), object.size(), object.lastModified())));
    }

    @Override
    public String beginMultipart(String key) {
        return use(
                "begin an upload of",
                key,
                s3 -> s3.createMultipartUpload(
                                request -> request.bucket(name).key(key).storageClass(storageClass()))
                        .uploadId());
    }

    @Override
    public void abortMultipart(String key, String uploadId) {
        use("abort an upload of", key, s3 -> {
            try {
                return s3.abortMultipartUpload(
                        request -> request.bucket(name).key(key).uploadId(uploadId));
            } catch (AwsServiceException refused) {
                return orThrowUnlessMissing(refused, key);
            }
        });
    }

    @Override
    public boolean undoOverwrite(String key) {
        return use("undo an overwrite of", key, s3 -> {
            var versions =
                    s3
                            .listObjectVersionsPaginator(
                                    request -> request.bucket(name).prefix(key))
                            .versions()
                            .stream()
                            .takeWhile(version -> version.key().equals(key))
                            .limit(2)
                            .toList();
            if (versions.size() < 2) {
                return false;
            }
            s3.deleteObject(request ->
                    request.bucket(name).key(key).versionId(versions.getFirst().versionId()));
            return true;
        });
    }

    /** Wasabi's own request, which the SDK does not know: {@code PUT <key>?compliance}. */
    @Override
    public void releaseHold(String key) {
        use("release the hold of", key, s3 -> {
            try {
                return s3.putObject(
                        request -> request.bucket(name)
                                .key(key)
                                .overrideConfiguration(override -> override.putRawQueryParameter("compliance", "")),
                        RequestBody.fromString(NO_HOLD));
            } catch (AwsServiceException refused) {
                return orThrowUnlessMissing(refused, key);
            }
        });
    }

    @Override
    public Optional<String> problem() {
        try {
            client.get()
                    .headBucket(request -> request.bucket(name)
                            .overrideConfiguration(override -> override.apiCallTimeout(ANSWERS_WITHIN)));
            return Optional.empty();
        } catch (SdkException failed) {
            return Optional.of(explain(failed));
        }
    }

    /** One sentence or two on a failure that concerns the whole bucket. */
    String explain(SdkException failed) {
        return "Bucket " + name + " of s3." + settings.dataCentre() + " at " + settings.endpoint() + ": "
                + S3Failure.explain(failed);
    }

    S3Client client() {
        return client.get();
    }

    BucketSettings settings() {
        return settings;
    }

    private record Part(int number, long from, long length) {}

    private interface SendPart {
        /** Returns the ETag. */
        String send(S3Client s3, String upload, Part part);
    }

    private void inParts(String key, long size, SendPart sender) {
        var upload = beginMultipart(key);
        try {
            use("write", key, s3 -> {
                var done = new ArrayList<CompletedPart>();
                for (long from = 0; from < size; from += PART) {
                    var part = new Part(done.size() + 1, from, Math.min(PART, size - from));
                    var etag = sender.send(s3, upload, part);
                    done.add(CompletedPart.builder()
                            .partNumber(part.number())
                            .eTag(etag)
                            .build());
                }
                return s3.completeMultipartUpload(request ->
                        request.bucket(name).key(key).uploadId(upload).multipartUpload(parts -> parts.parts(done)));
            });
        } catch (ObjectStoreException failed) {
            abortMultipart(key, upload);
            throw failed;
        }
    }

    /** Cold storage is cheap to keep and slow to read. */
    private @Nullable StorageClass storageClass() {
        return settings.dataCentre() == DataCentre.SCW_EU_FR_V3 && !settings.local() ? StorageClass.GLACIER : null;
    }

    private <T> T use(String what, String key, Function<S3Client, T> use) {
        try {
            return use.apply(client.get());
        } catch (SdkException | UncheckedIOException | IllegalStateException failed) {
            throw new ObjectStoreException(describe(what, key) + S3Failure.explain(failed), failed);
        }
    }

    private String describe(String what, String key) {
        return "Could not " + what + " " + key + " in bucket " + name + " of s3." + settings.dataCentre() + " at "
                + settings.endpoint() + ": ";
    }

    private static <T> T orThrowUnlessMissing(AwsServiceException refused, T whenMissing) {
        if (refused.statusCode() == 404) {
            return whenMissing;
        }
        throw refused;
    }
}

package museum.storage;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import museum.configuration.Configuration;
import museum.configuration.ConfigurationException;

/**
 * One data centre's bucket, as configured.
 *
 * @param embedded whether it lies in the embedded store; then endpoint and credentials say nothing
 * @param endpoint where the server talks to
 * @param publicEndpoint what presigned URLs are made for: the same, unless {@code public-endpoint} is set
 * @param pathStyle {@code endpoint/bucket/key} instead of {@code bucket.endpoint/key}
 * @param local a store at hand: it has no storage classes
 */
record BucketSettings(
        DataCentre dataCentre,
        String name,
        boolean embedded,
        StoreCredentials credentials,
        Endpoint endpoint,
        Optional<Endpoint> publicEndpoint,
        boolean pathStyle,
        boolean local) {

    /** The region of stores that do not care; MinIO's and the SDKs' default, too. */
    static final String ANY_REGION = "us-east-1";

    private static final Pattern DNS_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern FOLDER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}(:\\d+)?|\\[.*");

    /** Nothing when the data centre has no bucket. */
    static Optional<BucketSettings> read(Configuration configuration, DataCentre dataCentre, boolean primary) {
        return new Reader(configuration, dataCentre, "s3." + dataCentre + ".").read(primary);
    }

    private record Reader(Configuration configuration, DataCentre dataCentre, String prefix) {

        Optional<BucketSettings> read(boolean primary) {
            var bucket = text("bucket");
            var atService = Stream.of("endpoint", "key", "secret")
                    .anyMatch(name -> text(name).isPresent());
            if (bucket.isEmpty() && atService && primary) {
                throw new ConfigurationException(prefix + "bucket is missing: name the bucket at "
                        + text("endpoint").orElse("the object store") + ".");
            }
            if (bucket.isEmpty() && !primary) {
                return Optional.empty();
            }
            return Optional.of(
                    atService ? atService(bucket.orElseThrow()) : embedded(bucket.orElse(dataCentre.label())));
        }

        private BucketSettings atService(String bucket) {
            Stream.of("key", "secret")
                    .filter(name -> text(name).isEmpty())
                    .findFirst()
                    .ifPresent(name -> {
                        throw new ConfigurationException(prefix + name + " is missing: bucket " + bucket
                                + " needs both its key and its secret.");
                    });
            if (text("endpoint").isEmpty() && text("region").isEmpty()) {
                throw new ConfigurationException(
                        prefix + "endpoint is missing: give the address of the object store of bucket " + bucket
                                + ", or for Amazon at least " + prefix + "region.");
            }
            var region = text("region").orElse(ANY_REGION);
            var local = flag("are_local_buckets");
            var scheme = local || configuration.flag(prefix + "disable_ssl", false) ? "http" : "https";
            var endpoint = text("endpoint").orElse("s3." + region + ".amazonaws.com");
            var parsed = endpoint("endpoint", endpoint, scheme);
            return new BucketSettings(
                    dataCentre,
                    bucket,
                    false,
                    new StoreCredentials(
                            text("key").orElseThrow(), text("secret").orElseThrow(), region),
                    parsed,
                    text("public-endpoint").map(address -> endpoint("public-endpoint", address, scheme)),
                    flag("use_path_style_urls") || local || !fitsIntoHost(bucket, parsed),
                    local);
        }

        private BucketSettings embedded(String bucket) {
            if (!FOLDER_NAME.matcher(bucket).matches()) {
                throw configuration.refusal(
                        prefix + "bucket", "must consist of letters, digits, - and _ to be the name of a folder");
            }
            return new BucketSettings(
                    dataCentre,
                    bucket,
                    true,
                    new StoreCredentials("", "", ANY_REGION),
                    new Endpoint("http", "localhost", ""),
                    text("public-endpoint").map(address -> endpoint("public-endpoint", address, "https")),
                    true,
                    true);
        }

        private Endpoint endpoint(String name, String address, String scheme) {
            return Endpoint.parse(address, scheme)
                    .orElseThrow(
                            () -> configuration.refusal(
                                    prefix + name,
                                    "must be an address such as s3.example.org, localhost:3200 or https://s3.example.org/path"));
        }

        private Optional<String> text(String name) {
            return configuration.text(prefix + name).map(String::strip).filter(text -> !text.isEmpty());
        }

        /** True for all data centres or for this one. */
        private boolean flag(String name) {
            return configuration.flag("s3." + name, false) || configuration.flag(prefix + name, false);
        }

        private static boolean fitsIntoHost(String bucket, Endpoint endpoint) {
            return DNS_NAME.matcher(bucket).matches()
                    && !bucket.contains("..")
                    && (endpoint.scheme().equals("http") || !bucket.contains("."))
                    && !IP_ADDRESS.matcher(endpoint.authority()).matches();
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return Arrays.asList(dataCentre, name, embedded ? "embedded" : endpoint).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}

package museum.storage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import museum.configuration.Configuration;
import museum.configuration.ConfigurationException;

/**
 * The {@code s3} section, read and checked once at start. Protocol 10 §3, §4.
 *
 * <p>A data centre is active when it has a bucket. It lives at an S3 service as soon as an endpoint or credentials are given for it; otherwise it lives in
 * the embedded store, and so does the primary one of who has configured nothing at all.
 *
 * @param buckets one for each active data centre
 * @param fileData places of the types that have their own
 */
record StorageSettings(
        Map<DataCentre, BucketSettings> buckets,
        DataCentre primaryHot,
        DataCentre secondaryHot,
        DataCentre derived,
        Map<String, Places> fileData,
        Places attachments,
        boolean holdsForCompliance) {

    static final Set<String> FILE_DATA_TYPES = Set.of("mldata", "img_preview", "vid_preview");

    private static final String FILE_DATA = "s3.file-data-config";
    private static final String ATTACHMENTS = "s3.attachment-config";

    /** Where data of one kind are written first, and where they are copied to. */
    record Places(DataCentre primary, List<DataCentre> replicas) {}

    static StorageSettings read(Configuration configuration) {
        return new Reader(configuration).read();
    }

    private record Reader(Configuration configuration) {

        StorageSettings read() {
            refuseUnknownNames();
            var primary = hot("primary", DataCentre.B2_EU_CEN);
            var buckets = buckets(primary);
            var derived = configuration
                    .text("s3.derived-storage")
                    .map(label -> active("s3.derived-storage", label, buckets))
                    .orElse(primary);
            return new StorageSettings(
                    buckets,
                    primary,
                    hot("secondary", DataCentre.WASABI_EU_CENTRAL_2_V3),
                    derived,
                    fileData(derived, buckets),
                    places(ATTACHMENTS + ".profile_picture", primary, buckets),
                    holdsForCompliance(buckets));
        }

        /** Museum ignores a mistyped data centre without a word, and the files then go elsewhere. */
        private void refuseUnknownNames() {
            for (var name : configuration.children("s3")) {
                var settings = configuration.children("s3." + name);
                if (settings.contains("bucket") || settings.contains("endpoint")) {
                    configurable("s3." + name, name);
                }
            }
        }

        /** Museum honours the pair only, and takes its defaults when one half is missing: the files lie where those say. */
        private DataCentre hot(String role, DataCentre fallback) {
            var pair = List.of("s3.hot_storage.primary", "s3.hot_storage.secondary");
            var given = pair.stream()
                    .filter(key -> configuration.text(key).isPresent())
                    .toList();
            if (given.isEmpty()) {
                return fallback;
            }
            if (given.size() == 1) {
                throw new ConfigurationException(
                        given.getFirst() + " is set alone: set " + String.join(" and ", pair) + ", or neither.");
            }
            var key = "s3.hot_storage." + role;
            var hot = configurable(key, configuration.text(key).orElseThrow());
            if (role.equals("primary") && hot != DataCentre.B2_EU_CEN && hot != DataCentre.WASABI_EU_CENTRAL_2_V3) {
                throw configuration.refusal(key, "must be b2-eu-cen or wasabi-eu-central-2-v3");
            }
            return hot;
        }

        private Map<DataCentre, BucketSettings> buckets(DataCentre primary) {
            var buckets = new EnumMap<DataCentre, BucketSettings>(DataCentre.class);
            for (var dataCentre : DataCentre.values()) {
                if (isConfigurable(dataCentre)) {
                    BucketSettings.read(configuration, dataCentre, dataCentre == primary)
                            .ifPresent(bucket -> buckets.put(dataCentre, bucket));
                }
            }
            var embedded =
                    buckets.values().stream().filter(BucketSettings::embedded).toList();
            for (var bucket : embedded) {
                if (embedded.stream()
                                .filter(other -> other.name().equals(bucket.name()))
                                .count()
                        > 1) {
                    throw configuration.refusal(
                            "s3." + bucket.dataCentre() + ".bucket",
                            "must be used only once among the buckets without endpoint, which all lie in the embedded store");
                }
            }
            return buckets;
        }

        private Map<String, Places> fileData(DataCentre fallback, Map<DataCentre, BucketSettings> buckets) {
            var types = configuration.children(FILE_DATA);
            types.stream().filter(Predicate.not(FILE_DATA_TYPES::contains)).forEach(type -> {
                throw new ConfigurationException(FILE_DATA + "." + type + " is no kind of file data; there are "
                        + FILE_DATA_TYPES.stream().sorted().collect(Collectors.joining(", ")) + ".");
            });
            return types.stream()
                    .collect(Collectors.toMap(type -> type, type -> places(FILE_DATA + "." + type, fallback, buckets)));
        }

        private Places places(String key, DataCentre fallback, Map<DataCentre, BucketSettings> buckets) {
            var primary = configuration
                    .text(key + ".primaryBucket")
                    .map(label -> active(key + ".primaryBucket", label, buckets))
                    .orElse(fallback);
            var replicas = configuration.texts(key + ".replicaBuckets").stream()
                    .map(label -> active(key + ".replicaBuckets", label, buckets))
                    .filter(replica -> replica != primary)
                    .distinct()
                    .toList();
            return new Places(primary, replicas);
        }

        /** Off by default: of all stores only Wasabi knows the request that lifts a hold. Museum's local default is on; it means Wasabi. */
        private boolean holdsForCompliance(Map<DataCentre, BucketSettings> buckets) {
            var wasabi = buckets.get(DataCentre.WASABI_EU_CENTRAL_2_V3);
            if (wasabi == null || wasabi.embedded()) {
                return false;
            }
            var isWasabi = wasabi.endpoint().authority().contains("wasabi");
            return configuration.flag("s3." + wasabi.dataCentre() + ".compliance", configuration.local() && isWasabi);
        }

        private DataCentre active(String key, String label, Map<DataCentre, BucketSettings> buckets) {
            var dataCentre = configurable(key, label);
            if (!buckets.containsKey(dataCentre)) {
                throw new ConfigurationException(
                        key + " names " + label + ", which has no bucket: set s3." + label + ".bucket.");
            }
            return dataCentre;
        }

        private DataCentre configurable(String key, String label) {
            return DataCentre.find(label)
                    .filter(Reader::isConfigurable)
                    .orElseThrow(() -> new ConfigurationException(key + " names the data centre \"" + label
                            + "\", which does not exist; there are "
                            + java.util.Arrays.stream(DataCentre.values())
                                    .filter(one -> !one.isLegacy())
                                    .map(DataCentre::label)
                                    .collect(Collectors.joining(", "))
                            + "."));
        }

        private static boolean isConfigurable(DataCentre dataCentre) {
            return dataCentre != DataCentre.SCW_EU_FR;
        }
    }
}

package museum.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import museum.configuration.Configuration;
import museum.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code s3} section of museum.yaml, as Museum reads it and with our own additions. Protocol 10 §3, §4. */
class StorageSettingsTest {

    @TempDir
    Path directory;

    @Test
    void withoutConfigurationFilesLieInTheEmbeddedStore() throws IOException {
        var settings = read("");
        assertThat(settings.primaryHot()).isEqualTo(DataCentre.B2_EU_CEN);
        assertThat(settings.secondaryHot()).isEqualTo(DataCentre.WASABI_EU_CENTRAL_2_V3);
        assertThat(settings.derived()).isEqualTo(DataCentre.B2_EU_CEN);
        assertThat(settings.buckets()).containsOnlyKeys(DataCentre.B2_EU_CEN);
        assertThat(bucket(settings).embedded()).isTrue();
        assertThat(bucket(settings).name()).isEqualTo("b2-eu-cen");
        assertThat(settings.holdsForCompliance()).isFalse();
    }

    @Test
    void aQuickstartConfigurationIsUnderstood() throws IOException {
        var settings = read("""
                s3:
                  are_local_buckets: true
                  use_path_style_urls: true
                  b2-eu-cen: {key: a, secret: b, endpoint: "localhost:3200", region: eu-central-2, bucket: b2-eu-cen}
                  wasabi-eu-central-2-v3: {key: a, secret: b, endpoint: "localhost:3200", region: eu-central-2, bucket: wasabi, compliance: false}
                  scw-eu-fr-v3: {key: a, secret: b, endpoint: "localhost:3200", region: eu-central-2, bucket: scw}
                """);
        assertThat(settings.buckets())
                .containsOnlyKeys(DataCentre.B2_EU_CEN, DataCentre.WASABI_EU_CENTRAL_2_V3, DataCentre.SCW_EU_FR_V3);
        assertThat(bucket(settings).endpoint()).hasToString("http://localhost:3200");
        assertThat(bucket(settings).pathStyle()).isTrue();
        assertThat(bucket(settings).local()).isTrue();
        assertThat(bucket(settings).toString()).doesNotContain("secret", "b)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                s3.example.org                | -                       | https://s3.example.org        | false
                s3.example.org:443/store/     | -                       | https://s3.example.org/store  | false
                http://s3.example.org:80      | -                       | http://s3.example.org         | false
                http://s3.example.org         | are_local_buckets: true | http://s3.example.org         | true
                https://s3.example.org        | disable_ssl: true       | https://s3.example.org        | false
                s3.example.org                | disable_ssl: true       | http://s3.example.org         | false
                minio:9000                    | are_local_buckets: true | http://minio:9000             | true
                s3.example.org                | use_path_style_urls: yes | https://s3.example.org       | true
                192.168.1.7:9000              | disable_ssl: true       | http://192.168.1.7:9000       | true
                """)
    void anEndpointMayBeWrittenInManyWays(String endpoint, String option, String address, boolean pathStyle)
            throws IOException {
        var settings = read("""
                s3:
                  b2-eu-cen:
                    {key: a, secret: b, endpoint: "%s", region: r, bucket: photos%s}
                """.formatted(endpoint, option == null ? "" : ", " + option));
        assertThat(bucket(settings).endpoint()).hasToString(address);
        assertThat(bucket(settings).pathStyle()).isEqualTo(pathStyle);
    }

    @ParameterizedTest
    @CsvSource({"photos,false", "my.photos,true", "My_Photos,true", "p,true", "photos-,true"})
    void bucketsThatAreNoHostNamesAreReachedByPath(String name, boolean pathStyle) throws IOException {
        var settings = read("s3: {b2-eu-cen: {key: a, secret: b, endpoint: s3.example.org, bucket: " + name + "}}");
        assertThat(bucket(settings).pathStyle()).isEqualTo(pathStyle);
    }

    @Test
    void withoutEndpointItIsAmazon() throws IOException {
        var settings = read("s3: {b2-eu-cen: {key: a, secret: b, region: eu-west-1, bucket: photos}}");
        assertThat(bucket(settings).endpoint().ofBucket("photos", false))
                .hasToString("https://photos.s3.eu-west-1.amazonaws.com");
    }

    @Test
    void theServerAndItsClientsMayUseDifferentAddresses() throws IOException {
        var settings = read("""
                s3:
                  b2-eu-cen:
                    {key: a, secret: b, endpoint: "minio:9000", region: r, bucket: p, are_local_buckets: true, public-endpoint: "https://s3.example.org"}
                """);
        assertThat(bucket(settings).endpoint()).hasToString("http://minio:9000");
        assertThat(bucket(settings).publicEndpoint().orElseThrow()).hasToString("https://s3.example.org");
    }

    @Test
    void eachDataCentreIsEmbeddedOrNotByItself() throws IOException {
        var settings = read("""
                s3:
                  b2-eu-cen: {key: a, secret: b, endpoint: s3.example.org, bucket: photos}
                  b5: {bucket: derived}
                  b6: {key: unused}
                  derived-storage: b5
                  file-data-config:
                    vid_preview: {primaryBucket: b2-eu-cen, replicaBuckets: [b5, b2-eu-cen, b5]}
                    MLDATA: {replicaBuckets: [b2-eu-cen]}
                  attachment-config:
                    profile_picture: {primaryBucket: b5, replicaBuckets: [b2-eu-cen]}
                """);
        var buckets = new Buckets(settings);
        assertThat(bucket(settings, DataCentre.B5).embedded()).isTrue();
        assertThat(bucket(settings).embedded()).isFalse();
        assertThat(buckets.active()).containsExactlyInAnyOrder(DataCentre.B2_EU_CEN, DataCentre.B5);
        assertThat(buckets.derived()).isEqualTo(DataCentre.B5);
        assertThat(buckets.forFileData("vid_preview")).isEqualTo(DataCentre.B2_EU_CEN);
        assertThat(buckets.replicasOfFileData("vid_preview")).containsExactly(DataCentre.B5);
        assertThat(buckets.forFileData("mldata")).isEqualTo(DataCentre.B5);
        assertThat(buckets.replicasOfFileData("mldata")).containsExactly(DataCentre.B2_EU_CEN);
        assertThat(buckets.forFileData("img_preview")).isEqualTo(DataCentre.B5);
        assertThat(buckets.replicasOfFileData("img_preview")).isEmpty();
        assertThat(buckets.forAttachments()).isEqualTo(DataCentre.B5);
        assertThat(buckets.replicasOfAttachments()).containsExactly(DataCentre.B2_EU_CEN);
    }

    @Test
    void theHotStoresMayBeSwapped() throws IOException {
        var settings = read("s3: {hot_storage: {primary: wasabi-eu-central-2-v3, secondary: b2-eu-cen}}");
        assertThat(settings.primaryHot()).isEqualTo(DataCentre.WASABI_EU_CENTRAL_2_V3);
        assertThat(settings.secondaryHot()).isEqualTo(DataCentre.B2_EU_CEN);
        assertThat(settings.buckets()).containsOnlyKeys(DataCentre.WASABI_EU_CENTRAL_2_V3);
    }

    @ParameterizedTest
    @CsvSource({
        "s3.eu-central-2.wasabisys.com,,true",
        "s3.eu-central-2.wasabisys.com,', compliance: false',false",
        "minio:9000,,false",
        "minio:9000,', compliance: true',true"
    })
    void onlyWasabiHoldsForCompliance(String endpoint, String option, boolean holds) throws IOException {
        var settings = read("s3: {wasabi-eu-central-2-v3: {key: a, secret: b, endpoint: \"%s\", bucket: w%s}}"
                .formatted(endpoint, option == null ? "" : option));
        assertThat(new Buckets(settings).holdsForCompliance(DataCentre.WASABI_EU_CENTRAL_2_V3))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                b2-eu-cen: {key: a, secret: b, endpoint: localhost}                     | s3.b2-eu-cen.bucket is missing
                b2-eu-cen: {secret: b, endpoint: localhost, bucket: x}                  | s3.b2-eu-cen.key is missing
                b2-eu-cen: {key: b, bucket: x}                                          | s3.b2-eu-cen.secret is missing
                b2-eu-cen: {key: a, secret: b, bucket: x}                               | s3.b2-eu-cen.endpoint is missing
                b2-eu-cen: {key: a, secret: b, bucket: x, endpoint: "ftp://x"}          | s3.b2-eu-cen.endpoint is "ftp://x"
                b2-eu-cen: {key: a, secret: b, bucket: x, endpoint: "x y"}              | s3.b2-eu-cen.endpoint is "x y"
                b2-eu-cen: {bucket: ../x}                                               | s3.b2-eu-cen.bucket is "../x"
                b2-eu-cent: {bucket: x}                                                 | the data centre "b2-eu-cent", which does not exist
                scw-eu-fr: {bucket: x}                                                  | the data centre "scw-eu-fr", which does not exist
                hot_storage: {primary: wasabi-eu-central-2-v3}                          | s3.hot_storage.primary is set alone
                hot_storage: {primary: b5, secondary: b2-eu-cen}                        | must be b2-eu-cen or wasabi-eu-central-2-v3
                hot_storage: {primary: nowhere, secondary: b2-eu-cen}                   | the data centre "nowhere", which does not exist
                derived-storage: b5                                                     | s3.derived-storage names b5, which has no bucket
                file-data-config: {mldata: {primaryBucket: b6}}                         | s3.file-data-config.mldata.primaryBucket names b6, which has no bucket
                file-data-config: {mlData2: {primaryBucket: b2-eu-cen}}                 | s3.file-data-config.mldata2 is no kind of file data
                attachment-config: {profile_picture: {replicaBuckets: [b9]}}            | the data centre "b9", which does not exist
                """)
    void mistakesAreToldInOneSentence(String section, String sentence) {
        assertThatThrownBy(() -> read("s3:\n  " + section + "\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".")
                .hasMessageNotContainingAny("\n");
    }

    @Test
    void twoEmbeddedBucketsCannotShareAFolder() {
        assertThatThrownBy(() -> read("s3: {b5: {bucket: x}, b6: {bucket: x}}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("only once");
    }

    private static BucketSettings bucket(StorageSettings settings) {
        return bucket(settings, settings.primaryHot());
    }

    private static BucketSettings bucket(StorageSettings settings, DataCentre dataCentre) {
        return Objects.requireNonNull(settings.buckets().get(dataCentre));
    }

    private StorageSettings read(String yaml) throws IOException {
        Files.writeString(directory.resolve("museum.yaml"), yaml);
        return StorageSettings.read(Configuration.load(directory, Map.of()));
    }
}

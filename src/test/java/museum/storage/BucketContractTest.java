package museum.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What any store must do, whether it is ours or one at the other end of a wire; through the beans that features use. */
abstract class BucketContractTest {

    private static final DataCentre HOT = DataCentre.B2_EU_CEN;
    private static final DataCentre OTHER = DataCentre.WASABI_EU_CENTRAL_2_V3;

    abstract StorageServer server();

    private final String key = "1580559962386438/" + UUID.randomUUID();

    @Test
    void whatWasPutIsThere() {
        store().put(HOT, key, text("some bytes"));

        assertThat(store().get(HOT, key)).hasValue(text("some bytes"));
        assertThat(store().size(HOT, key)).hasValue(10);
        assertThat(store().get(OTHER, key)).isEmpty();
    }

    @Test
    void anObjectIsReplacedByTheNextPut() {
        store().put(HOT, key, text("first"));
        store().put(HOT, key, text("the second"));

        assertThat(store().get(HOT, key)).hasValue(text("the second"));
    }

    @Test
    void anEmptyObjectIsAnObject() {
        store().put(HOT, key, new byte[0]);

        assertThat(store().size(HOT, key)).hasValue(0);
        assertThat(store().get(HOT, key)).hasValue(new byte[0]);
    }

    @Test
    void whatWasNotPutIsNotThere() {
        var missing = "7/" + UUID.randomUUID();

        assertThat(store().size(HOT, missing)).isEmpty();
        assertThat(store().get(HOT, missing)).isEmpty();
        assertThat(store().open(HOT, missing)).isEmpty();
    }

    @Test
    void sizesOfUploadsAreToldForThoseThatAreThere() {
        store().put(HOT, key + "a", text("a"));
        store().put(HOT, key + "b", text("bb"));

        assertThat(store().sizes(HOT, List.of(key + "a", key + "b", key + "c")))
                .containsOnly(entry(key + "a", 1L), entry(key + "b", 2L));
    }

    @Test
    void aDeletedObjectIsGoneAndDeletingItAgainIsFine() {
        store().put(HOT, key, text("x"));

        store().delete(HOT, key);
        store().delete(HOT, key);

        assertThat(store().size(HOT, key)).isEmpty();
    }

    @Test
    void everythingBelowAPrefixIsDeletedHoweverMuchItIsAndNothingElse() {
        var prefix = "7/file-data/" + UUID.randomUUID() + "/vid_preview/";
        IntStream.range(0, 1_001).parallel().forEach(i -> store().put(HOT, prefix + i, text("x")));
        var neighbour = prefix.substring(0, prefix.length() - 1) + "_other";
        store().put(HOT, neighbour, text("stays"));

        assertThat(store().deletePrefix(HOT, prefix)).isEqualTo(1_001);

        assertThat(keys(prefix)).isEmpty();
        assertThat(store().size(HOT, neighbour)).isPresent();
    }

    @Test
    void aListingTellsKeysAndSizesOfWhateverBeginsWithThePrefix() {
        var prefix = UUID.randomUUID() + "/";
        store().put(HOT, prefix + "a/1", text("1"));
        store().put(HOT, prefix + "a/2", text("22"));
        store().put(HOT, prefix + "ab", text("333"));
        store().put(HOT, prefix + "b", text("4444"));

        try (var objects = store().list(HOT, prefix + "a")) {
            assertThat(objects.toList())
                    .extracting(StoredObject::key, StoredObject::size)
                    .containsExactlyInAnyOrder(
                            tuple(prefix + "a/1", 1L), tuple(prefix + "a/2", 2L), tuple(prefix + "ab", 3L));
        }
        assertThat(keys("nothing-begins-with-this")).isEmpty();
    }

    @Test
    void aCopyHasItsOwnLife() {
        store().put(HOT, key, text("original"));

        store().copy(HOT, key, HOT, key + "-copy");
        store().put(HOT, key, text("changed"));
        store().delete(HOT, key);

        assertThat(store().get(HOT, key + "-copy")).hasValue(text("original"));
    }

    @Test
    void copiesGoToOtherDataCentres() {
        store().put(HOT, key, Apps.bytes(300_000, 1));

        store().copy(HOT, key, OTHER, key);

        assertThat(store().get(OTHER, key)).hasValue(Apps.bytes(300_000, 1));
    }

    @Test
    void whatIsNotThereCannotBeCopied() {
        assertThatThrownBy(() -> store().copy(HOT, "7/missing", OTHER, "7/missing"))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessageContaining("7/missing");
        assertThat(store().size(OTHER, "7/missing")).isEmpty();
    }

    @Test
    void anObjectOfKnownSizeIsWrittenFromAStream() {
        bucket(HOT).write(key, new Apps.Endless(20_000_000), 20_000_000);

        assertThat(store().size(HOT, key)).hasValue(20_000_000);
    }

    @Test
    void aStreamThatEndsTooEarlyIsNoObject() {
        assertThatThrownBy(() -> bucket(HOT).write(key + "-short", new ByteArrayInputStream(new byte[10]), 11))
                .isInstanceOf(ObjectStoreException.class);
        assertThat(store().size(HOT, key + "-short")).isEmpty();
    }

    @Test
    void anUploadInPartsBecomesAnObject() {
        var urls = urls("parts?parts=2&key=" + key);
        var first = Apps.bytes(5 << 20, 2);
        var second = Apps.bytes(100, 3);

        // Any order, and one of them twice.
        var etag2 = Apps.put(urls.get(1), second).header("ETag");
        Apps.put(urls.getFirst(), second);
        var etag1 = Apps.put(urls.getFirst(), first).header("ETag");
        assertThat(store().size(HOT, key)).isEmpty();

        assertThat(Apps.complete(urls.get(2), List.of(etag1, etag2)).outcome()).isEqualTo("200");
        assertThat(store().size(HOT, key)).hasValue((5 << 20) + 100);
        assertThat(Apps.get(Apps.ask(server().url("download?key=" + key))).body())
                .startsWith(first)
                .endsWith(second);
    }

    @Test
    void whoseAnswerWasLostCompletesAgain() {
        var urls = urls("parts?parts=1&key=" + key);
        var etag = Apps.put(urls.getFirst(), text("all")).header("ETag").replace("\"", "");

        assertThat(Apps.complete(urls.get(1), List.of(etag)).outcome()).isEqualTo("200");
        assertThat(Apps.complete(urls.get(1), List.of(etag)).outcome()).isEqualTo("200");
        assertThat(store().get(HOT, key)).hasValue(text("all"));
    }

    @Test
    void partsThatWereNotUploadedDoNotComplete() {
        var urls = urls("parts?parts=2&key=" + key);
        var etag = Apps.put(urls.getFirst(), text("one")).header("ETag");

        assertThat(Apps.complete(urls.get(2), List.of("\"00000000000000000000000000000000\""))
                        .outcome())
                .isEqualTo("400 InvalidPart");
        assertThat(Apps.post(urls.get(2), "<Complete").outcome()).isEqualTo("400 MalformedXML");
        assertThat(store().size(HOT, key)).isEmpty();
        assertThat(Apps.complete(urls.get(2), List.of(etag)).outcome()).isEqualTo("200");
    }

    @Test
    void anAbortedUploadIsOverAndCanBeAbortedAgain() {
        var urls = urls("parts?parts=1&key=" + key);
        var id = urls.get(2).toString();
        var etag = Apps.put(urls.getFirst(), text("one")).header("ETag");

        store().abortMultipart(HOT, key, id);
        store().abortMultipart(HOT, key, id);
        store().abortMultipart(HOT, key, UUID.randomUUID().toString());

        assertThat(Apps.complete(urls.get(1), List.of(etag)).outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(keys(key)).isEmpty();
    }

    @Test
    void aBoundUrlTakesJustTheBytesItWasMadeFor() {
        var content = text("the right bytes");
        var url = Apps.ask(server().url("bound?key=" + key + "&length=15&md5=" + encoded(Apps.md5(content))));

        assertThat(Apps.put(url, content).status()).isGreaterThanOrEqualTo(400);
        assertThat(Apps.put(url, content, "Content-MD5", Apps.md5(text("other")))
                        .outcome())
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(Apps.put(url, text("the wrong bytes"), "Content-MD5", Apps.md5(content))
                        .outcome())
                .isEqualTo("400 BadDigest");
        assertThat(Apps.put(url, text("the right bytes!"), "Content-MD5", Apps.md5(content))
                        .outcome())
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(Apps.put(url, text("the right byte"), "Content-MD5", Apps.md5(content))
                        .outcome())
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(store().size(HOT, key)).isEmpty();

        assertThat(Apps.put(url, content, "Content-MD5", Apps.md5(content)).outcome())
                .isEqualTo("200");
        assertThat(Apps.put(
                                url,
                                content,
                                "Content-MD5",
                                Apps.md5(content),
                                "X-Client-Package",
                                "io.ente.photos.web",
                                "Content-Type",
                                "application/octet-stream",
                                "X-Auth-Token",
                                "abc")
                        .outcome())
                .isEqualTo("200");
        assertThat(store().get(HOT, key)).hasValue(content);
    }

    @Test
    void partsAreBoundToTheirBytes() {
        var first = Apps.bytes(5 << 20, 4);
        var second = text("the remainder");
        var urls = urls("bound-parts?key=" + key + "&length=" + (first.length + second.length) + "&part=" + first.length
                + "&md5=" + encoded(Apps.md5(first)) + "&md5=" + encoded(Apps.md5(second)));

        assertThat(Apps.put(urls.get(1), second).status()).isGreaterThanOrEqualTo(400);
        assertThat(Apps.put(urls.get(1), text("the remaindeR"), "Content-MD5", Apps.md5(second))
                        .outcome())
                .isEqualTo("400 BadDigest");
        assertThat(Apps.put(urls.get(1), text("the remainde"), "Content-MD5", Apps.md5(second))
                        .outcome())
                .isEqualTo("403 SignatureDoesNotMatch");

        var etags = new ArrayList<String>();
        etags.add(
                Apps.put(urls.getFirst(), first, "Content-MD5", Apps.md5(first)).header("ETag"));
        etags.add(Apps.put(urls.get(1), second, "Content-MD5", Apps.md5(second)).header("ETag"));
        assertThat(Apps.complete(urls.get(2), etags).outcome()).isEqualTo("200");
        assertThat(store().size(HOT, key)).hasValue(first.length + second.length);
    }

    @Test
    void aDownloadHasTheHeadersThatTheUrlAsksFor() {
        store().put(HOT, key, text("0123456789"));

        var download = Apps.get(Apps.ask(server().url("download?key=" + key)));
        assertThat(download.outcome()).isEqualTo("200");
        assertThat(download.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(download.header("Content-Length")).isEqualTo("10");

        var preview = Apps.get(Apps.ask(server().url("preview?key=" + key)));
        assertThat(preview.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(preview.text()).isEqualTo("0123456789");
    }

    @Test
    void rangesOfAnObjectAreRead() {
        store().put(HOT, key, text("0123456789"));
        var url = Apps.ask(server().url("download?key=" + key));

        var middle = Apps.get(url, "Range", "bytes=2-5", "X-Auth-Token", "abc");
        assertThat(middle.outcome()).isEqualTo("206");
        assertThat(middle.text()).isEqualTo("2345");
        assertThat(middle.header("Content-Range")).isEqualTo("bytes 2-5/10");
        assertThat(Apps.get(url, "Range", "bytes=7-").text()).isEqualTo("789");
        assertThat(Apps.get(url, "Range", "bytes=-3").text()).isEqualTo("789");
        assertThat(Apps.get(url, "Range", "bytes=8-100").header("Content-Range"))
                .isEqualTo("bytes 8-9/10");
        assertThat(Apps.get(url, "Range", "bytes=10-").outcome()).isEqualTo("416 InvalidRange");
    }

    @Test
    void aUrlIsGoodForOneMethodAndOneKeyOnly() {
        store().put(HOT, key, text("x"));
        var download = Apps.ask(server().url("download?key=" + key));
        var other = URI.create(download.toString().replace(key, key + "z"));

        assertThat(Apps.put(download, text("y")).status()).isEqualTo(403);
        assertThat(Apps.request("HEAD", download).status()).isEqualTo(403);
        assertThat(Apps.request("DELETE", download).status()).isEqualTo(403);
        assertThat(Apps.get(other).outcome()).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(Apps.get(Apps.ask(server().url("upload?key=" + key))).outcome())
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(store().get(HOT, key)).hasValue(text("x"));
    }

    @Test
    void aMissingObjectIsNotFound() {
        assertThat(Apps.get(Apps.ask(server().url("download?key=7/missing"))).outcome())
                .isEqualTo("404 NoSuchKey");
    }

    @Test
    void aHealthyBucketHasNoProblem() {
        assertThat(store().problem(HOT)).isEmpty();
    }

    private List<String> keys(String prefix) {
        try (var objects = store().list(HOT, prefix)) {
            return objects.map(StoredObject::key).toList();
        }
    }

    private List<URI> urls(String query) {
        return Apps.askForParts(server().url(query));
    }

    private ObjectStore store() {
        return server().bean(ObjectStore.class);
    }

    private Bucket bucket(DataCentre dataCentre) {
        return store().bucket(dataCentre);
    }

    private static String encoded(String md5) {
        return UriCoding.component(md5);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

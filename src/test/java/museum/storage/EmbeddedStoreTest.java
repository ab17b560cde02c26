package museum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the embedded store promises, over HTTP: to browsers, to the curious, and to those who pull the plug. Protocol 11 §4.4. */
class EmbeddedStoreTest {

    private static final DataCentre HOT = DataCentre.B2_EU_CEN;

    @TempDir
    static Path directory;

    private static final SettableClock CLOCK = new SettableClock();
    private static StorageServer server;

    private final String key = "1580559962386438/" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = new StorageServer(directory, CLOCK, Disk.REAL);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // Browsers

    @Test
    void aPreflightFromAnyOriginIsWelcome() {
        var preflight = Apps.request(
                "OPTIONS",
                url("upload"),
                "Origin",
                "https://photos.example.org",
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "content-md5,x-client-package,content-type");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, PUT, POST, DELETE");
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .isEqualTo("content-md5,x-client-package,content-type");
        assertThat(preflight.body()).isEmpty();
    }

    @Test
    void theEtagOfAPartCanBeReadByBrowsers() {
        var url = Apps.askForParts(server.url("parts?parts=1&key=" + key)).getFirst();
        var part = Apps.put(url, text("part"), "Origin", "https://photos.example.org");

        assertThat(part.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(part.header("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(part.header("ETag")).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void afterARedirectTheOriginIsNullAndRefusalsCanBeReadToo() {
        put("x");
        var download =
                Apps.get(url("download"), "Origin", "null", "X-Auth-Access-Token", "abc", "X-Client-Package", "web");
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.header("Access-Control-Allow-Origin")).isEqualTo("*");

        var refused = Apps.get(changed(url("download"), "X-Amz-Signature=", "X-Amz-Signature=0"), "Origin", "null");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void encryptedBytesAreNeverTakenForAPage() {
        put("<script>alert(1)</script>");

        for (var kind : List.of("download", "preview")) {
            var answer = Apps.get(url(kind));
            assertThat(answer.header("Content-Type")).endsWith("/octet-stream");
            assertThat(answer.header("Content-Disposition")).isEqualTo("attachment");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void anInterruptedDownloadGoesOnOnlyIfTheObjectIsTheSame() {
        put("0123456789");
        var etag = Apps.get(url("download")).header("ETag");

        assertThat(Apps.get(url("download"), "Range", "bytes=5-", "If-Range", etag)
                        .text())
                .isEqualTo("56789");
        assertThat(Apps.get(url("download"), "Range", "bytes=5-", "If-Range", "\"other\"")
                        .text())
                .isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1-2,4-5", "bytes=5-2", "bytes=-", "bytes=a-b", "lines=1-2", ""})
    void aRangeThatNobodyUnderstandsMeansTheWholeObject(String range) {
        put("0123456789");
        assertThat(Apps.get(url("download"), "Range", range).outcome()).isEqualTo("200");
    }

    // Uploads

    @Test
    void aContentMd5IsCheckedAlsoWhereItIsNotSigned() {
        assertThat(Apps.put(url("upload"), text("x"), "Content-MD5", Apps.md5(text("y")))
                        .outcome())
                .isEqualTo("400 BadDigest");
        assertThat(Apps.put(url("upload"), text("x"), "Content-MD5", "nonsense").outcome())
                .isEqualTo("400 InvalidDigest");
        assertThat(store().size(HOT, key)).isEmpty();
        assertThat(Apps.put(url("upload"), text("x"), "Content-MD5", Apps.md5(text("x")))
                        .outcome())
                .isEqualTo("200");
    }

    @Test
    void aFormIsBytesLikeAnyOther() {
        assertThat(Apps.put(url("upload"), text("a=b&c=d"), "Content-Type", "application/x-www-form-urlencoded")
                        .outcome())
                .isEqualTo("200");
        assertThat(store().get(HOT, key)).hasValue(text("a=b&c=d"));
    }

    @Test
    void anUploadWithoutLengthIsRefused() {
        var answer = raw("PUT", url("upload"), "Transfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 411 ").contains("<Code>MissingContentLength</Code>");
        assertThat(store().size(HOT, key)).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesWhatWasThere() throws IOException {
        put("before");
        raw("PUT", url("upload"), "Content-Length: 1000\r\n", "only this much");

        assertThat(store().get(HOT, key)).hasValue(text("before"));
        assertThat(files(directory.resolve("data/objects/.incoming"))).isEmpty();
    }

    @Test
    void moreThanOnePutMayTakeIsRefusedBeforeItIsSent() {
        var answer = raw("PUT", url("upload"), "Content-Length: " + ((5L << 30) + 1) + "\r\n", "");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("<Code>EntityTooLarge</Code>");
    }

    @Test
    void largeUploadsNeedNoMemory() {
        long size = 600_000_000;
        long before = usedMemory();
        var request = HttpRequest.newBuilder(url("upload"))
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Apps.Endless(size)), size))
                .build();
        assertThat(Apps.send(request).outcome()).isEqualTo("200");
        assertThat(store().size(HOT, key)).hasValue(size);
        assertThat(usedMemory() - before).isLessThan(100_000_000);
        store().delete(HOT, key);
    }

    @Test
    void aRefusalIsSeenAlsoByWhoIsStillSending() {
        var wrong = changed(url("upload"), "X-Amz-Signature=", "X-Amz-Signature=0");
        assertThat(Apps.put(wrong, new byte[21_000_000]).outcome()).isEqualTo("403 SignatureDoesNotMatch");
    }

    @Test
    void twoHundredUploadsAtOnce() throws Exception {
        var uploads = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                var content = Apps.bytes(50_000 + i, i);
                var url = Apps.ask(server.url("bound?key=" + key + "-" + i + "&length=" + content.length + "&md5="
                        + UriCoding.component(Apps.md5(content))));
                uploads.add(threads.submit(() ->
                        Apps.put(url, content, "Content-MD5", Apps.md5(content)).outcome()));
            }
        }
        for (int i = 0; i < 200; i++) {
            assertThat(uploads.get(i).get()).isEqualTo("200");
            assertThat(store().get(HOT, key + "-" + i)).hasValue(Apps.bytes(50_000 + i, i));
        }
    }

    @Test
    void partsOfAnAbortedUploadAreRefusedAndNothingIsKept() throws IOException {
        var urls = Apps.askForParts(server.url("parts?parts=1&key=" + key));
        Apps.put(urls.getFirst(), text("one"));

        store().abortMultipart(HOT, key, urls.get(2).toString());

        assertThat(Apps.put(urls.getFirst(), text("one")).outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(files(directory.resolve("data/objects/.uploads"))
                        .filter(path -> path.toString().contains(urls.get(2).toString())))
                .isEmpty();
    }

    @Test
    void anUploadBelongsToItsKey() {
        var mine = Apps.askForParts(server.url("parts?parts=1&key=" + key));
        store().abortMultipart(HOT, key + "-other", mine.get(2).toString());
        assertThat(Apps.put(mine.getFirst(), text("one")).outcome()).isEqualTo("200");
    }

    @Test
    void partsOutOfOrderDoNotComplete() {
        var urls = Apps.askForParts(server.url("parts?parts=2&key=" + key));
        var etag = Apps.put(urls.getFirst(), text("one")).header("ETag");
        Apps.put(urls.get(1), text("one"));

        var xml =
                "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Part><ETag>%s</ETag><PartNumber>2</PartNumber></Part>"
                        + "<Part><PartNumber>1</PartNumber><ETag>%s</ETag></Part></CompleteMultipartUpload>";
        assertThat(Apps.post(urls.get(2), xml.formatted(etag, etag)).outcome()).isEqualTo("400 InvalidPartOrder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<CompleteMultipartUpload/>",
                "<CompleteMultipartUpload><Part><PartNumber>one</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>&e;</ETag></Part></CompleteMultipartUpload>"
            })
    void aListOfPartsThatIsNoneIsRefused(String xml) {
        var urls = Apps.askForParts(server.url("parts?parts=1&key=" + key));
        assertThat(Apps.post(urls.get(1), xml).outcome()).isEqualTo("400 MalformedXML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../.secret", "..", "x", ""})
    void anEtagIsNoWayToOtherFiles(String etag) {
        var urls = Apps.askForParts(server.url("parts?parts=1&key=" + key));
        assertThat(Apps.complete(urls.get(1), List.of(etag)).outcome()).isEqualTo("400 InvalidPart");
    }

    // The curious

    @Test
    void withoutASignatureNothingIsServed() {
        put("x");
        for (var path : List.of(
                "",
                "/",
                "/b2-eu-cen",
                "/b2-eu-cen/",
                "/b2-eu-cen/" + key,
                "/b2-eu-cen?list-type=2",
                "/.secret",
                "/.uploads/x")) {
            var url = URI.create("http://localhost:" + server.port() + "/s3" + path);
            for (var method : List.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH")) {
                assertThat(Apps.request(method, url).status())
                        .as(method + " " + path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aChangedUrlIsRefused() {
        put("x");
        put(key + "z", "other");
        var url = url("download");
        for (var changed : List.of(
                changed(url, key, key + "z"),
                changed(url, "b2-eu-cen/", "b2-eu-cen/./"),
                changed(url, "b2-eu-cen/", "b2-eu-cen//"),
                changed(url, "b2-eu-cen/1580559962386438", "b2-eu-cen/1580559962386438/../1580559962386438"),
                changed(url, "attachment", "inline"),
                changed(url, "application%2Foctet-stream", "text%2Fhtml"),
                changed(url, "&response-content-disposition=attachment", ""),
                changed(url, "X-Amz-Expires=604800", "X-Amz-Expires=604799"),
                changed(url, "X-Amz-Expires=604800", "X-Amz-Expires=6048000"),
                changed(url, "X-Amz-Expires=604800", "X-Amz-Expires=-1"),
                changed(url, "X-Amz-Expires=604800", "X-Amz-Expires=x"),
                changed(url, "X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders="),
                changed(url, "X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=host%3Brange"),
                changed(url, "X-Amz-Credential=embedded", "X-Amz-Credential=other"),
                changed(url, "X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Algorithm=none"),
                changed(url, "%2Fs3%2F", "%2Fec2%2F"),
                URI.create(url + "&x=y"),
                URI.create(url + "&X-Amz-Expires=604800"),
                URI.create(url.toString().replaceAll("&X-Amz-Signature=.*", "")),
                URI.create(url.toString().replaceAll("X-Amz-Signature=.*", "X-Amz-Signature=")),
                URI.create(url.toString().replaceAll("X-Amz-Date=[0-9]{8}", "X-Amz-Date=20200101")))) {
            assertThat(Apps.get(changed).status()).as(changed.toString()).isEqualTo(403);
        }
        assertThat(Apps.get(url).status()).isEqualTo(200);
    }

    @Test
    void aUrlEndsAfterSevenDays() {
        put("x");
        var url = url("download");
        CLOCK.move(Duration.ofDays(7).minusSeconds(5));
        assertThat(Apps.get(url).outcome()).isEqualTo("200");
        CLOCK.move(Duration.ofSeconds(6));
        var late = Apps.get(url);
        assertThat(late.outcome()).isEqualTo("403 AccessDenied");
        assertThat(late.text()).contains("Request has expired");
    }

    @Test
    void aUrlFromTheFutureIsRefused() {
        put("x");
        CLOCK.move(Duration.ofHours(1));
        var url = url("download");
        CLOCK.move(Duration.ofHours(-1));
        assertThat(Apps.get(url).status()).isEqualTo(403);
    }

    /** With such a header S3 copies another object as whoever has signed; S3Proxy 4.1.0 did so without asking whether it was signed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-copy-source",
                "X-Amz-Copy-Source-Range",
                "x-amz-acl",
                "x-amz-meta-a",
                "x-amz-content-sha256"
            })
    void headersOfS3AreRefusedUnlessSigned(String header) {
        put(key + "-other", "a secret of somebody else");
        for (var url : List.of(
                url("upload"),
                Apps.askForParts(server.url("parts?parts=1&key=" + key)).getFirst())) {
            assertThat(Apps.put(url, new byte[0], header, "/b2-eu-cen/" + key + "-other")
                            .outcome())
                    .isEqualTo("403 AccessDenied");
        }
        assertThat(store().size(HOT, key)).isEmpty();
    }

    @Test
    void anUploadUrlReadsNothingAndAPartUrlCompletesNothing() {
        put("x");
        assertThat(Apps.get(url("upload")).status()).isEqualTo(403);
        var urls = Apps.askForParts(server.url("parts?parts=1&key=" + key));
        assertThat(Apps.complete(urls.getFirst(), List.of("x")).status()).isEqualTo(403);
        assertThat(Apps.put(urls.get(1), text("y")).status()).isEqualTo(403);
        assertThat(store().get(HOT, key)).hasValue(text("x"));
    }

    // Files

    @Test
    void theSecretIsForTheOwnersEyesAndKept() throws IOException {
        var secret = directory.resolve("data/objects/.secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(secret)).matches("[0-9a-f]{64}");

        assertThat(EmbeddedStore.open(directory.resolve("data"), Disk.REAL)
                        .credentials()
                        .secret())
                .isEqualTo(Files.readString(secret));
    }

    @Test
    void anObjectIsAPlainFile() throws IOException {
        put("plain");
        assertThat(Files.readString(directory.resolve("data/objects/b2-eu-cen/" + key)))
                .isEqualTo("plain");
    }

    @Test
    void foldersThatBecomeEmptyGoAwayWhileOthersWriteThere() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                var mine = "race/" + (i % 3) + "/" + UUID.randomUUID();
                threads.submit(() -> {
                    store().put(HOT, mine, text("x"));
                    assertThat(store().size(HOT, mine)).isPresent();
                    store().delete(HOT, mine);
                    return null;
                });
            }
        }
        assertThat(directory.resolve("data/objects/b2-eu-cen/race")).doesNotExist();
        assertThat(directory.resolve("data/objects/b2-eu-cen")).exists();
    }

    @Test
    void whatInterruptedAndForgottenUploadsLeftIsThrownAwayInTime() throws IOException {
        var urls = Apps.askForParts(server.url("parts?parts=1&key=" + key));
        Apps.put(urls.getFirst(), text("one"));
        var left = Files.createFile(directory.resolve("data/objects/.incoming/left"));
        var embedded = server.bean(EmbeddedStore.class);

        embedded.tidy(Instant.now());
        assertThat(left).exists();
        embedded.tidy(Instant.now().plus(Duration.ofDays(2)));
        assertThat(left).doesNotExist();
        assertThat(Apps.put(urls.getFirst(), text("one")).outcome()).isEqualTo("200");

        embedded.tidy(Instant.now().plus(Duration.ofDays(31)));
        assertThat(files(directory.resolve("data/objects/.uploads"))).isEmpty();
    }

    private URI url(String kind) {
        return Apps.ask(server.url(kind + "?key=" + key));
    }

    private void put(String content) {
        put(key, content);
    }

    private static void put(String key, String content) {
        store().put(HOT, key, text(content));
    }

    private static ObjectStore store() {
        return server.bean(ObjectStore.class);
    }

    private static URI changed(URI url, String from, String to) {
        assertThat(url.toString()).contains(from);
        return URI.create(url.toString().replace(from, to));
    }

    private static String raw(String method, URI url, String headers, String body) {
        return Apps.raw(
                server.port(),
                method + " " + url.getRawPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: localhost:"
                        + server.port() + "\r\nConnection: close\r\n" + headers + "\r\n" + body);
    }

    private static Stream<Path> files(Path folder) throws IOException {
        return Files.exists(folder) ? Files.walk(folder).filter(path -> !path.equals(folder)) : Stream.empty();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The time, until a test moves it. */
    private static final class SettableClock extends Clock {

        private volatile Duration moved = Duration.ZERO;

        void move(Duration by) {
            moved = moved.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(moved);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

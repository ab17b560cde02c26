package museum.bench;

import static museum.client.Json.object;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import museum.bench.HttpConnection.Whole;
import museum.bench.Operation.Museum;
import museum.bench.Operation.Work;
import tools.jackson.databind.JsonNode;

/** All that is measured. What Museum needs for it was measured with 1.2 million files in all, an album of a million among them. */
final class Operations {

    static final String TOMCAT = "options";
    static final String PING = "ping";
    static final String SESSION = "session";
    static final String LOG_IN = "log-in";
    static final String SMALL_DIFF = "diff-1000";
    static final String EMPTY_DIFF = "diff-1000-empty";
    static final String LARGE_FIRST_PAGE = "diff-large-first";

    /** People who ask in turn; all have 20 albums. */
    private static final int PEOPLE = 100;

    /** Files whose derived data are fetched at once. */
    private static final int DERIVED = 200;

    private final URI server;
    private final DataSet set;
    private final Uploads uploads;

    Operations(URI server, DataSet set) {
        this.server = server;
        this.set = set;
        this.uploads = new Uploads(server, set);
    }

    List<Operation> all() {
        var all = new ArrayList<Operation>();
        all.addAll(small());
        all.addAll(diffs());
        all.addAll(files());
        all.addAll(others());
        return all;
    }

    static Operation named(String name, List<Operation> all) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private List<Operation> small() {
        return List.of(
                plain(
                        TOMCAT,
                        "`OPTIONS`: Tomcat and our filters, no route",
                        null,
                        false,
                        () -> List.of(Request.of("OPTIONS", "/files/count", new byte[0], "Accept-Encoding: gzip")
                                .to(server.getAuthority())),
                        answer -> {}),
                plain(PING, "`GET /ping`, with its `SELECT 1`", null, false, fixed("/ping"), answer -> {}),
                plain(
                        SESSION,
                        "`users/session-validity/v2`",
                        new Museum(0.45, 0.18, 0.5),
                        true,
                        ofPeople("/users/session-validity/v2"),
                        is(json -> json.path("hasSetKeys").booleanValue())),
                plain(
                        "collections",
                        "`collections/v2`, 20 albums, from zero",
                        new Museum(1.1, 1.0, 0.5),
                        true,
                        ofPeople("/collections/v2?sinceTime=0"),
                        is(json -> json.path("collections").size() == DataSet.ALBUMS)),
                plain(
                        "collections-empty",
                        "`collections/v2`, nothing new",
                        new Museum(0.53, 0.50, 0.5),
                        true,
                        ofPeople("/collections/v2?sinceTime=" + set.now()),
                        is(json -> json.path("collections").size() == 0)));
    }

    private List<Operation> diffs() {
        int large = set.largeAlbumNumber();
        int small = set.smallAlbumNumber();
        long lastThousand = set.fileTime(set.largeAlbum() - 1 - DataSet.SMALL_ALBUM);
        var size = "%,d".formatted(set.largeAlbum());
        return List.of(
                diff(
                        SMALL_DIFF,
                        "`collections/v2/diff`, 1,000 files from zero",
                        new Museum(28, 12, 1 / 3.0),
                        small,
                        0,
                        DataSet.SMALL_ALBUM),
                diff(
                        EMPTY_DIFF,
                        "… album of 1,000, nothing new",
                        new Museum(0.96, 2.3, 0.2),
                        small,
                        set.albumTime(small),
                        0),
                diff(
                        "diff-large-empty",
                        "… album of " + size + ", nothing new",
                        new Museum(2.5, 54, 0.02),
                        large,
                        set.albumTime(large),
                        0),
                diff(
                        "diff-large-last",
                        "… album of " + size + ", last 1,000",
                        new Museum(26, 58, 0.2),
                        large,
                        lastThousand,
                        DataSet.SMALL_ALBUM),
                diff(
                        LARGE_FIRST_PAGE,
                        "… album of " + size + ", first page of 2,500",
                        new Museum(54, 302, 0.1),
                        large,
                        0,
                        DataSet.PAGE));
    }

    private Operation diff(String name, String title, Museum museum, int album, long since, int files) {
        var path = "/collections/v2/diff?collectionID=%d&sinceTime=%d".formatted(set.albumId(album), since);
        return plain(
                name,
                title,
                museum,
                true,
                () -> List.of(as(set.ownerOfAlbum(album), path)),
                is(json -> json.path("diff").size() == files
                        && json.path("hasMore").booleanValue() == (files == DataSet.PAGE)));
    }

    /** The pages of a device that sees the large album for the first time. */
    Operation firstSync() {
        int album = set.largeAlbumNumber();
        var pages = IntStream.range(0, set.largeAlbum() / DataSet.PAGE)
                .mapToObj(page -> as(
                        0,
                        "/collections/v2/diff?collectionID=%d&sinceTime=%d"
                                .formatted(set.albumId(album), page == 0 ? 0 : set.fileTime(page * DataSet.PAGE - 1))))
                .toList();
        return plain("first-sync", "pages of a first sync", null, false, () -> pages, answer -> {});
    }

    Operation logInsOfNobody() {
        return new Operation(
                "log-in-of-nobody",
                "log-ins",
                null,
                false,
                () -> new Work(
                        server, LogInFlow.ofNobody(server.getAuthority()), null, answer -> {}, Operation.ENDLESS));
    }

    private List<Operation> files() {
        return List.of(
                plain(
                        "upload-urls",
                        "`files/upload-urls`, 50",
                        new Museum(10.6, 11, 0.1),
                        false,
                        ofEverybody(user -> as(user, "/files/upload-urls?count=50")),
                        is(json -> json.path("urls").size() == 50)),
                plain(
                        "upload-url",
                        "`POST files/upload-url` (v2)",
                        null,
                        false,
                        ofEverybody(user -> post(
                                user,
                                "/files/upload-url",
                                object("contentLength", 4_000_000, "contentMD5", "AAAAAAAAAAAAAAAAAAAAAA=="))),
                        is(json -> json.path("url").isString())),
                new Operation("create-file", "`POST /files`, objects put before", null, false, uploads::creations),
                plain(
                        "trash-empty",
                        "`trash/v2/diff`, empty",
                        new Museum(0.59, 1.1, 0.5),
                        true,
                        ofPeople("/trash/v2/diff?sinceTime=0"),
                        is(json ->
                                json.path("diff").isArray() && json.path("diff").size() == 0)),
                new Operation(
                        "download",
                        "`files/download` redirect",
                        new Museum(0.73, 0.67, 0.5),
                        true,
                        () -> new Work(
                                server,
                                new PlainExchange(downloads(), 307),
                                downloads().getFirst(),
                                answer -> must(answer, answer.header("Location").startsWith("http")),
                                Operation.ENDLESS)),
                new Operation("put-30k", "object `PUT`, 30 kB", null, false, () -> uploads.puts(30_000)),
                new Operation("get-30k", "object `GET`, 30 kB", null, false, () -> uploads.gets(30_000)),
                new Operation("put-4m", "object `PUT`, 4 MB", null, false, () -> uploads.puts(4_000_000)),
                new Operation("get-4m", "object `GET`, 4 MB", null, false, () -> uploads.gets(4_000_000)));
    }

    /** Of people's own files. */
    private List<Request> downloads() {
        int step = set.ordinaryFiles() / 1_000;
        return IntStream.range(0, 1_000)
                .map(i -> set.ordinaryFile(i * step))
                .mapToObj(file -> as(set.ownerOfAlbum(set.albumOfFile(file)), "/files/download/" + set.fileId(file)))
                .toList();
    }

    private List<Operation> others() {
        var link = new String[] {"X-Auth-Access-Token: " + DataSet.LINK, "Accept-Encoding: gzip"};
        return List.of(
                new Operation("file-data", "`files/data/fetch`, 200 of 8 kB", null, true, this::fileData),
                plain(
                        "link-diff",
                        "`public-collection/diff`, 1,000 files from zero",
                        null,
                        true,
                        () -> List.of(throughLink("/public-collection/diff?sinceTime=0", link)),
                        is(json -> json.path("diff").size() == DataSet.SMALL_ALBUM)),
                plain(
                        "entities",
                        "`user-entity/entity/diff`, 1,000 from zero",
                        null,
                        true,
                        () -> List.of(as(1, "/user-entity/entity/diff?type=person&sinceTime=0&limit=1000")),
                        is(json -> json.path("diff").size() == 1_000)),
                plain(
                        "entities-empty",
                        "… nothing new",
                        null,
                        true,
                        () -> List.of(as(1, "/user-entity/entity/diff?type=person&limit=1000&sinceTime=" + set.now())),
                        is(json -> json.path("diff").size() == 0)),
                new Operation(
                        LOG_IN,
                        "log-in by password (create-session, verify-session)",
                        null,
                        false,
                        () -> new Work(
                                server,
                                LogInFlow.ofPeople(server.getAuthority(), set),
                                null,
                                answer -> {},
                                Operation.ENDLESS)));
    }

    /** A visitor who has been there before, as apps send the token of their first visit. */
    private Request throughLink(String path, String[] headers) {
        try (var connection = new HttpConnection(server)) {
            var first = connection.whole(
                    Request.get("/public-collection/info", headers).to(server.getAuthority()));
            must(first, first.status() == 200);
            var device = first.header("X-Ente-Link-Device-Token");
            var all = new ArrayList<>(List.of(headers));
            if (!device.isEmpty()) {
                all.add("X-Auth-Link-Device-Token: " + device);
            }
            return Request.get(path, all.toArray(String[]::new)).to(server.getAuthority());
        }
    }

    /** The data are stored first, as an app does it. */
    private Work fileData() {
        var ids = LongStream.range(0, DERIVED)
                .map(i -> set.fileId(set.largeAlbum() + (int) i))
                .boxed()
                .toList();
        var text = new RandomText(9);
        try (var connection = new HttpConnection(server)) {
            for (var id : ids) {
                var data = object(
                        "fileID",
                        id,
                        "type",
                        "mldata",
                        "encryptedData",
                        text.of(8_000),
                        "decryptionHeader",
                        text.of(32));
                var stored = connection.whole(request("PUT", 1, "/files/data", data));
                must(stored, stored.status() == 200);
            }
        }
        var fetch = post(1, "/files/data/fetch", object("fileIDs", ids, "type", "mldata"));
        return new Work(
                server,
                new PlainExchange(List.of(fetch), 200),
                fetch,
                is(json -> json.path("data").size() == DERIVED),
                Operation.ENDLESS);
    }

    // --- requests -----------------------------------------------------------------------------------------------

    private interface Requests {
        List<Request> make();
    }

    private Operation plain(
            String name,
            String title,
            @org.jspecify.annotations.Nullable Museum museum,
            boolean reads,
            Requests requests,
            Consumer<Whole> check) {
        return new Operation(name, title, museum, reads, () -> {
            var all = requests.make();
            return new Work(server, new PlainExchange(all, 200), all.getFirst(), check, Operation.ENDLESS);
        });
    }

    private Requests fixed(String path) {
        return () -> List.of(Request.get(path, "Accept-Encoding: gzip").to(server.getAuthority()));
    }

    private Requests ofPeople(String path) {
        int people = Math.min(PEOPLE, set.users() - 2);
        return () -> IntStream.range(0, people).mapToObj(i -> as(2 + i, path)).toList();
    }

    /** For what is limited for each of them. */
    private Requests ofEverybody(IntFunction<Request> request) {
        return () -> IntStream.range(2, set.users()).mapToObj(request).toList();
    }

    private Request as(int user, String path) {
        return Request.get(
                        path,
                        "Accept-Encoding: gzip",
                        "X-Client-Package: io.ente.photos",
                        "X-Auth-Token: " + set.token(user))
                .to(server.getAuthority());
    }

    private Request post(int user, String path, JsonNode body) {
        return request("POST", user, path, body);
    }

    private Request request(String method, int user, String path, JsonNode body) {
        return Uploads.request(server, set, method, user, path, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    // --- answers ------------------------------------------------------------------------------------------------

    private interface Expectation {
        boolean holds(JsonNode json);
    }

    private static Consumer<Whole> is(Expectation expectation) {
        return answer -> must(answer, expectation.holds(LogInFlow.json(answer)));
    }

    static void must(Whole answer, boolean holds) {
        if (!holds) {
            var text = new String(answer.unpacked(), StandardCharsets.UTF_8);
            throw new IllegalStateException(
                    "not what it should be:\n" + answer.head() + text.substring(0, Math.min(500, text.length())));
        }
    }
}

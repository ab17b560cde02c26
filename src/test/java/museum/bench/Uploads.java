package museum.bench;

import static museum.client.Json.object;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import museum.bench.Operation.Work;
import tools.jackson.databind.JsonNode;

/** Objects at the store, and files made of them. */
final class Uploads {

    /** A key that the server has named, and a request that puts bytes there. */
    private record Target(String key, URI at, Request put) {}

    /** Somebody with an album for it. */
    private static final int USER = 3;

    private static final int CREATIONS = 4_000;
    private static final int CONNECTIONS = 8;

    private final URI server;
    private final DataSet set;

    Uploads(URI server, DataSet set) {
        this.server = server;
        this.set = set;
    }

    static Request request(URI server, DataSet set, String method, int user, String path, byte[] body) {
        return Request.of(
                        method,
                        path,
                        body,
                        "Accept-Encoding: gzip",
                        "X-Client-Package: io.ente.photos",
                        "X-Auth-Token: " + set.token(user))
                .to(server.getAuthority());
    }

    /** To a few keys in turn: whoever puts the same again replaces it. */
    Work puts(int size) {
        var targets = targets(50, bytes(size));
        return new Work(
                targets.getFirst().at(),
                new PlainExchange(targets.stream().map(Target::put).toList(), 200),
                targets.getFirst().put(),
                answer -> Operations.must(answer, answer.status() == 200),
                Operation.ENDLESS);
    }

    /** From where a download leads. */
    Work gets(int size) {
        var bytes = bytes(size);
        var targets = new ArrayList<>(targets(1, bytes));
        targets.addAll(targets(1, bytes(30_000)));
        put(targets);
        try (var connection = new HttpConnection(server)) {
            var created = connection.whole(
                    creation(targets.get(0).key(), targets.get(1).key()));
            Operations.must(created, created.status() == 200);
            long file = LogInFlow.json(created).path("id").longValue();
            var redirect = connection.whole(request(server, set, "GET", USER, "/files/download/" + file, new byte[0]));
            Operations.must(redirect, redirect.status() == 307);
            var at = URI.create(redirect.header("Location"));
            var get = Request.get(at.getRawPath() + "?" + at.getRawQuery()).to(at.getRawAuthority());
            return new Work(
                    at,
                    new PlainExchange(List.of(get), 200),
                    get,
                    answer -> Operations.must(answer, java.util.Arrays.equals(answer.body(), bytes)),
                    Operation.ENDLESS);
        }
    }

    Work creations() {
        var targets = targets(CREATIONS * 2, bytes(1_000));
        put(targets);
        var creations = IntStream.range(0, CREATIONS)
                .mapToObj(i -> creation(
                        targets.get(2 * i).key(), targets.get(2 * i + 1).key()))
                .toList();
        return new Work(server, new PlainExchange(creations, 200), null, answer -> {}, CREATIONS);
    }

    private Request creation(String file, String thumbnail) {
        var text = new RandomText(ThreadLocalRandom.current().nextLong());
        var body = object(
                "collectionID", set.albumId(set.albumNumber(USER, 0)),
                "encryptedKey", text.of(64),
                "keyDecryptionNonce", text.of(32),
                "file", object("objectKey", file, "decryptionHeader", text.of(32)),
                "thumbnail", object("objectKey", thumbnail, "decryptionHeader", text.of(32)),
                "metadata", object("encryptedData", text.of(400), "decryptionHeader", text.of(32)),
                "pubMagicMetadata", object("version", 1, "count", 3, "data", text.of(220), "header", text.of(32)));
        return request(server, set, "POST", USER, "/files", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Target> targets(int count, byte[] bytes) {
        var targets = new ArrayList<Target>();
        try (var connection = new HttpConnection(server)) {
            while (targets.size() < count) {
                int some = Math.min(50, count - targets.size());
                var answer = connection.whole(
                        request(server, set, "GET", USER, "/files/upload-urls?count=" + some, new byte[0]));
                Operations.must(answer, answer.status() == 200);
                for (var url : LogInFlow.json(answer).path("urls")) {
                    targets.add(target(url, bytes));
                }
            }
        }
        return targets;
    }

    private static Target target(JsonNode url, byte[] bytes) {
        var at = URI.create(url.path("url").stringValue());
        var put = Request.of("PUT", at.getRawPath() + "?" + at.getRawQuery(), bytes)
                .to(at.getRawAuthority());
        return new Target(url.path("objectKey").stringValue(), at, put);
    }

    private static void put(List<Target> targets) {
        var exchange = new PlainExchange(targets.stream().map(Target::put).toList(), 200);
        var at = targets.getFirst().at();
        var all = new Operation(
                "put", "", null, false, () -> new Work(at, exchange, null, answer -> {}, Operation.ENDLESS));
        try {
            new FullLoad(all, Math.min(CONNECTIONS, targets.size()), 0)
                    .run(java.time.Duration.ofMinutes(5), targets.size());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new java.util.Random(size).nextBytes(bytes);
        return bytes;
    }
}

package museum.account;

import java.util.concurrent.ThreadLocalRandom;
import museum.client.Answer;
import museum.client.People;
import org.jspecify.annotations.Nullable;

/** Requests of somebody without a token, each from an address of its own, so that only the limits that a story is about count. */
public final class Visitor {

    private Visitor() {}

    public static Answer post(People people, String path, Object body) {
        return post(people, path, body, "io.ente.photos");
    }

    public static Answer post(People people, String path, Object body, String clientPackage) {
        return people.call("POST", path)
                .header("X-Forwarded-For", address())
                .header("X-Client-Package", clientPackage)
                .body(body)
                .send();
    }

    public static Answer get(People people, String path, String name, @Nullable Object value) {
        var call = people.call("GET", path).header("X-Forwarded-For", address());
        return (value == null ? call : call.query(name, value)).send();
    }

    private static String address() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(250), random.nextInt(250), random.nextInt(250));
    }
}

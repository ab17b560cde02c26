package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import museum.client.Answer;
import museum.client.People;
import museum.database.TestDatabase;
import museum.support.AtOnce;
import museum.support.MuseumProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, each a process of its own, on one database: of two readers who come at the same time, each to another server, exactly one gets the paste. */
class PasteRaceIT {

    /** All readers of a server together may ask 300 times a minute; a new start counts anew. */
    private static final int STARTS = 4;

    private static final int RACES = 250;
    private static final int AT_ONCE = 10;
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path directory;

    private final int[] winners = new int[2];

    @Test
    void inAThousandRacesThereIsOneWinnerEach() {
        var database = TestDatabase.fresh();
        for (int start = 0; start < STARTS; start++) {
            try (var one = server("one", database);
                    var other = server("other", database)) {
                var nodes = List.of(one, other);
                AtOnce.each(2, node -> {
                    nodes.get(node).start();
                    return node;
                });
                var servers = List.of(People.of(one.url()), People.of(other.url()));
                // From everywhere, as each address may ask only so often.
                var network = "10.1.%d.".formatted(start);
                for (int race = 0; race < RACES; race += AT_ONCE) {
                    int first = race;
                    AtOnce.each(AT_ONCE, number -> race(servers, number % 2, network + (first + number)))
                            .forEach(winner -> winners[winner]++);
                }
            }
        }
        assertThat(winners).as("both have won").doesNotContain(0);
    }

    /** Which of the servers has given the paste away. */
    private static int race(List<People> servers, int begins, String address) {
        var token = call(servers.get(begins), address, "/paste/create", PasteTest.PASTE)
                .ok()
                .fields()
                .text("accessToken");
        var guard = call(servers.get(begins), address, "/paste/guard", object("accessToken", token));
        var cookie = PasteTest.cookie(guard.ok());

        var statuses = AtOnce.each(
                2,
                server -> servers.get(server)
                        .call("POST", "/paste/consume")
                        .header("X-Forwarded-For", address)
                        .header("X-Paste-Consume", "1")
                        .header("Cookie", cookie)
                        .body(object("accessToken", token))
                        .send()
                        .status());

        assertThat(statuses).as(address).containsExactlyInAnyOrder(200, 410);
        return statuses.indexOf(200);
    }

    private static Answer call(People server, String address, String path, Object body) {
        return server.call("POST", path)
                .header("X-Forwarded-For", address)
                .body(body)
                .send();
    }

    private MuseumProcess server(String name, TestDatabase database) {
        var variables = Map.of(
                "ENTE_KEY_ENCRYPTION", SECRET,
                "ENTE_KEY_HASH", SECRET,
                "ENTE_JWT_SECRET", SECRET,
                "ENTE_DB_HOST", database.host(),
                "ENTE_DB_PORT", String.valueOf(database.port()),
                "ENTE_DB_NAME", database.name(),
                "ENTE_DB_USER", database.user(),
                "ENTE_DB_PASSWORD", database.password());
        return new MuseumProcess(
                Path.of(Objects.requireNonNull(System.getProperty("museum.jar"), "museum.jar")),
                directory.resolve(name),
                variables);
    }
}

package museum.bench;

import static museum.client.Json.object;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.client.crypto.SrpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log-in by password: create-session and verify-session, each from an address of its own, as addresses are limited. */
abstract class LogInFlow implements Exchange {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String host;

    private LogInFlow(String host) {
        this.host = host;
    }

    /** People who know their passwords. Proving it costs this program about as much as the server. */
    static LogInFlow ofPeople(String host, DataSet set) {
        return new LogInFlow(host) {
            @Override
            public void begin(HttpConnection connection, int number) {
                // There is nothing to be done before the answer is needed.
            }

            @Override
            public void end(HttpConnection connection, int number) {
                var id = set.srpUserId(number % LoadDataSet.WHO_LOG_IN);
                var client = new SrpClient(id, LoadDataSet.LOGIN_KEY, LoadDataSet.SALT, SrpClient.Spelling.PADDED);
                var session = createSession(connection, id, client.publicValue());
                var proof = client.prove(Base64Text.bytes(session.path("srpB").stringValue()));
                var answer = verify(connection, session, id, proof.m1());
                var m2 = Base64Text.of(proof.m2());
                if (answer.status() != 200
                        || !json(answer).path("srpM2").asString("").equals(m2)) {
                    throw new IllegalStateException("the log-in failed: " + answer);
                }
            }
        };
    }

    /** Those whom nobody knows, for whom the server computes as much, and this program nothing. */
    static LogInFlow ofNobody(String host) {
        var a = Sodium.random(512);
        a[0] = 1;
        return new LogInFlow(host) {
            @Override
            public void begin(HttpConnection connection, int number) {
                // as above
            }

            @Override
            public void end(HttpConnection connection, int number) {
                var id = java.util.UUID.randomUUID().toString();
                var session = createSession(connection, id, a);
                int status = verify(connection, session, id, new byte[32]).status();
                if (status != 401) {
                    throw new IllegalStateException("status " + status);
                }
            }
        };
    }

    JsonNode createSession(HttpConnection connection, String id, byte[] a) {
        var answer = post(connection, "/users/srp/create-session", object("srpUserID", id, "srpA", Base64Text.of(a)));
        if (answer.status() != 200) {
            throw new IllegalStateException("no session: " + answer);
        }
        return json(answer);
    }

    HttpConnection.Whole verify(HttpConnection connection, JsonNode session, String id, byte[] m1) {
        return post(
                connection,
                "/users/srp/verify-session",
                object(
                        "sessionID",
                        session.path("sessionID").stringValue(),
                        "srpUserID",
                        id,
                        "srpM1",
                        Base64Text.of(m1)));
    }

    private HttpConnection.Whole post(HttpConnection connection, String path, JsonNode body) {
        var random = ThreadLocalRandom.current();
        var address = "10.%d.%d.%d".formatted(random.nextInt(250), random.nextInt(250), random.nextInt(250));
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return connection.whole(
                Request.post(path, bytes, "X-Forwarded-For: " + address).to(host));
    }

    static JsonNode json(HttpConnection.Whole answer) {
        return JSON.readTree(answer.unpacked());
    }
}

package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import museum.client.Answer;
import museum.client.People;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.support.AtOnce;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nobody finds out whose address or user id has an account, once the answers of an hour that may tell are used up: statuses, headers and bodies of known and unknown
 * ones look the same. How long they take is measured by {@code museum.bench.EnumerationBenchmark}. Protocol 01 §3.1, §4.5.
 */
class EnumerationTest {

    private static final int SAMPLES = 2_000;
    private static final int ACCOUNTS = SAMPLES / 10;

    private static RunningMuseum museum;
    private static People people;
    private static final List<String> ADDRESSES = new ArrayList<>();
    private static List<String> srpUserIds = List.of();

    /** A server on which everything that may be told was told. */
    @BeforeAll
    static void start() {
        museum = MuseumStarter.start(List.of());
        people = museum.people();
        var jdbc = museum.bean(JdbcClient.class);
        srpUserIds = accounts(jdbc, people.signUp("alice").id());
        for (var question : Disclosures.Question.values()) {
            jdbc.sql("INSERT INTO museum_disclosures VALUES (:question, now_utc_micro_seconds(), 100)")
                    .param("question", question.name())
                    .update();
        }
    }

    /** Accounts like that of somebody who signed up, faster; returns their SRP user ids. */
    private static List<String> accounts(JdbcClient jdbc, long like) {
        var encryption = museum.bean(EncryptionAtRest.class);
        for (int i = 0; i < ACCOUNTS; i++) {
            ADDRESSES.add(stranger());
        }
        return jdbc.sql("""
                WITH person AS (
                    INSERT INTO users (encrypted_email, email_decryption_nonce, email_hash, creation_time)
                    SELECT encrypted_email, email_decryption_nonce, hash, creation_time
                      FROM users, unnest(:hashes) AS hash
                     WHERE user_id = :like
                 RETURNING user_id),
                keys AS (
                    INSERT INTO key_attributes (user_id, kek_salt, kek_hash_bytes, encrypted_key, key_decryption_nonce, public_key,
                           encrypted_secret_key, secret_key_decryption_nonce, mem_limit, ops_limit)
                    SELECT p.user_id, kek_salt, kek_hash_bytes, encrypted_key, key_decryption_nonce, public_key,
                           encrypted_secret_key, secret_key_decryption_nonce, mem_limit, ops_limit
                      FROM key_attributes k, person p
                     WHERE k.user_id = :like)
                INSERT INTO srp_auth (user_id, srp_user_id, salt, verifier)
                SELECT p.user_id, gen_random_uuid(), salt, verifier FROM srp_auth a, person p WHERE a.user_id = :like
             RETURNING srp_user_id::text
                """)
                .param("hashes", ADDRESSES.stream().map(encryption::hash).toArray(String[]::new))
                .param("like", like)
                .query(String.class)
                .list();
    }

    @AfterAll
    static void stop() {
        museum.close();
    }

    @Test
    void attributesLookAlike() {
        assertThat(shapes(i -> attributes(known(i))))
                .isEqualTo(shapes(i -> attributes(stranger())))
                .singleElement()
                .asString()
                .startsWith("200 ");
    }

    @Test
    void anAddressAlwaysGetsTheSameAttributes() {
        for (var address : List.of(stranger(), known(0))) {
            assertThat(attributes(address).text()).isEqualTo(attributes(address).text());
        }
    }

    @Test
    void requestsForCodesLookAlike() {
        assertThat(shapes(i -> code(known(i / 2), i % 2 == 0 ? "login" : "signup")))
                .isEqualTo(shapes(i -> code(stranger(), i % 2 == 0 ? "login" : "signup")))
                .singleElement()
                .asString()
                .startsWith("200 ");
    }

    @Test
    void sessionsAndRefusedProofsLookAlike() {
        var known = sessions(i -> srpUserIds.get(i % ACCOUNTS));
        var unknown = sessions(i -> UUID.randomUUID().toString());
        assertThat(known).isEqualTo(unknown).hasSize(2);
    }

    /** Of a tenth of the sessions a proof is tried: its answer is {@code {}}. */
    private static Set<String> sessions(IntFunction<String> srpUserId) {
        return shapes(i -> {
            var id = srpUserId.apply(i);
            var a = Sodium.random(512);
            a[0] = 1;
            var begun = Visitor.post(
                    people, "/users/srp/create-session", object("srpUserID", id, "srpA", Base64Text.of(a)));
            if (i % 10 != 0) {
                return begun;
            }
            var proof = object(
                    "sessionID", begun.ok().fields().text("sessionID"),
                    "srpUserID", id,
                    "srpM1", Base64Text.of(Sodium.random(32)));
            return Visitor.post(people, "/users/srp/verify-session", proof);
        });
    }

    private static Answer attributes(String address) {
        return Visitor.get(people, "/users/srp/attributes", "email", address);
    }

    private static Answer code(String address, String purpose) {
        return Visitor.post(people, "/users/ott", object("email", address, "purpose", purpose));
    }

    private static String known(int number) {
        return ADDRESSES.get(number % ACCOUNTS);
    }

    private static String stranger() {
        return UUID.randomUUID() + People.DOMAIN;
    }

    /** All that the answers of so many samples look like. */
    private static Set<String> shapes(IntFunction<Answer> sample) {
        int workers = 4;
        return AtOnce.each(
                        workers,
                        worker -> IntStream.range(0, SAMPLES)
                                .filter(i -> i % workers == worker)
                                .mapToObj(sample)
                                .map(EnumerationTest::shape)
                                .collect(Collectors.toSet()))
                .stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An answer without what is different for everybody: random UUIDs, base64 (but its length), the pairs of limits that apps choose, yes and no. */
    private static String shape(Answer answer) {
        var body = answer.text()
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", "UUID")
                .replaceAll("\"memLimit\":268435456,\"opsLimit\":16|\"memLimit\":1073741824,\"opsLimit\":4", "LIMITS")
                .replaceAll("true|false", "FLAG");
        var base64 = Pattern.compile("\"([A-Za-z0-9+/]{20,}=*)\"").matcher(body);
        body = base64.replaceAll(match -> "BASE64:" + Base64Text.bytes(match.group(1)).length);
        var headers = new TreeSet<>(answer.headers().map().keySet());
        return answer.status() + " " + headers + " " + body;
    }
}

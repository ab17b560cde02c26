package museum.web;

import static org.assertj.core.api.Assertions.assertThat;

import museum.client.People;
import museum.client.Program;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the user token stands, for which app it is good, and when it ends. */
@MuseumTest
class UserTokensTest {

    private static final String ROUTE = "/remote-store?key=nothing&defaultValue=in";

    @Test
    void aTokenStandsInTheHeaderOrTheQuery(People people) {
        var alice = people.signUp("alice");
        var token = alice.logIn(Program.PHOTOS_WEB).token();
        alice.get(ROUTE).ok();
        people.call("GET", ROUTE).query("token", token).send().ok();
        people.call("GET", ROUTE).token("").query("token", token).send().ok();
        people.call("GET", ROUTE).token("wrong").query("token", token).send().isError(401, "invalid token");
        people.call("GET", ROUTE)
                .header("Authorization", "Bearer " + token)
                .send()
                .isError(401, "missing token");
        people.call("GET", ROUTE).token(token.replace("=", "")).send().isError(401, "invalid token");
    }

    @Test
    void aTokenIsGoodForItsAppOnly(People people) {
        var alice = people.signUp("alice", Program.PHOTOS_WEB);
        alice.call("GET", ROUTE)
                .header("X-Client-Package", "io.ente.auth")
                .send()
                .isError(401, "invalid token");
        alice.call("GET", ROUTE)
                .header("X-Client-Package", "io.ente.locker.web")
                .send()
                .isError(401, "invalid token");
        alice.call("GET", ROUTE).header("X-Client-Package", null).send().ok();
        alice.call("GET", ROUTE).header("X-Client-Package", "undefined").send().ok();
    }

    @Test
    void theAuthenticatorStoresNoFiles(People people) {
        var alice = people.signUp("alice", Program.AUTH_MOBILE);
        alice.get("/collections/v2?sinceTime=0").isError(403, "invalid app for endpoint");
        alice.get(ROUTE).ok();
    }

    @Test
    void aTokenThatWasNotUsedForAYearIsOver(RunningMuseum museum) {
        var alice = museum.people().signUp("alice");
        var device = alice.logIn(Program.PHOTOS_MOBILE);
        museum.bean(JdbcClient.class)
                .sql(
                        "UPDATE tokens SET last_used_at = now_utc_micro_seconds() - 366 * 86400000000 WHERE token = :token")
                .param("token", device.token())
                .update();
        device.call("GET", ROUTE).send().isError(401, "token expired");
        device.call("GET", ROUTE).send().isError(401, "token expired");
    }

    @Test
    void aTokenThatWasLoggedOutIsOver(People people) {
        var alice = people.signUp("alice");
        var device = alice.logIn(Program.PHOTOS_MOBILE);
        device.call("GET", ROUTE).send().ok();
        device.call("POST", "/users/logout").send().ok();
        device.call("GET", ROUTE).send().isError(401, "invalid token");
        alice.get(ROUTE).ok();
    }

    @Test
    void sitesOfTheirOwnWantTokensOfTheirOwn(People people) {
        var alice = people.signUp("alice");
        alice.get("/family/members").isError(401, "invalid token");
        var token = alice.get("/users/families-token")
                .ok()
                .json()
                .path("familiesToken")
                .stringValue();
        alice.call("GET", "/family/members").token(token).send().isPlain(400);
        alice.call("GET", ROUTE).token(token).send().isError(401, "invalid token");
    }

    @Test
    void whoSignedUpFirstAdministers(RunningMuseum museum) {
        var people = museum.people();
        var somebody = people.signUp("somebody");
        somebody.get("/admin/user?email=x%40example.org").isError(401, "insufficient permissions");
        people.get("/admin/user?email=x%40example.org").isError(401, "missing token");
        long first = museum.bean(JdbcClient.class)
                .sql("SELECT min(user_id) FROM users")
                .query(Long.class)
                .single();
        assertThat(museum.bean(Administrators.class).include(first)).isTrue();
        assertThat(museum.bean(Administrators.class).include(first + 1_000_000)).isFalse();
    }
}

package museum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import museum.client.Answer;
import museum.client.People;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** Ten requests a minute by address or by user, where the protocol says so. */
@MuseumTest
class RateLimitTest {

    private static final String REFUSAL = "Rate limit breached, try later";

    @Test
    void addressesCountOnPublicRoutes(People people) {
        assertThat(statuses(10, people, "203.0.113.77")).containsOnly(400);
        verify(people, "203.0.113.77").isError(429, REFUSAL);
        verify(people, "203.0.113.78").isPlain(400);
        assertThat(people.call("OPTIONS", "/users/verify-email").send().status())
                .isEqualTo(200);
    }

    @Test
    void usersCountOnTheirOwnRoutes(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        IntStream.range(0, 10)
                .forEach(turn -> alice.get("/users/two-factor/status").ok());
        alice.get("/users/two-factor/status").isError(429, REFUSAL);
        bob.get("/users/two-factor/status").ok();
    }

    @Test
    void aForgedAddressHelpsNobodyFromOutside() {
        var stranger = new org.springframework.mock.web.MockHttpServletRequest();
        stranger.setRemoteAddr("198.51.100.9");
        assertThat(ClientAddress.isTrusted(stranger)).isFalse();
        stranger.setRemoteAddr("10.1.2.3");
        assertThat(ClientAddress.isTrusted(stranger)).isTrue();
    }

    private static int[] statuses(int count, People people, String address) {
        return IntStream.range(0, count)
                .map(turn -> verify(people, address).status())
                .toArray();
    }

    private static Answer verify(People people, String address) {
        return people.call("POST", "/users/verify-email")
                .header("X-Forwarded-For", address)
                .body("{")
                .send();
    }
}

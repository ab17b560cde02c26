package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import museum.client.Answer;
import museum.client.Call;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.database.Ids;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** Nobody finds a link by trying: an address may be wrong 100 times a minute, whatever it tries, 144,000 times a day. */
@MuseumTest
class GuessLimitTest {

    private static final int MOST_WRONG = 100;
    private static final String REFUSAL = "Rate limit breached, try later";

    private final People people;
    private final Person alice;
    private final Ids ids;

    GuessLimitTest(People people, RunningMuseum museum) {
        this.people = people;
        this.alice = people.signUp("alice");
        this.ids = museum.bean(Ids.class);
    }

    private Answer visit(String path, String token, String address) {
        return people.call("GET", path)
                .header("X-Auth-Access-Token", token)
                .header("X-Cast-Access-Token", token)
                .header("X-Forwarded-For", address)
                .send();
    }

    private static String token(String link) {
        return link.replaceAll("#.*", "").replaceAll(".*[/=]", "");
    }

    @Test
    void whoWasWrongAHundredTimesDoesNotLearnWhetherTheNextIsRight() {
        var album = alice.createAlbum("Summer");
        var link = token(alice.createLink(album));
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var file = token(alice.createFileLink(photo));
        var memory = token(alice.shareMemory("A year ago", photo));
        var paths = List.of("/public-collection/info", "/file-link/info", "/public-memory/info", "/cast/info");
        var guesser = "203.0.113.31";
        for (int i = 0; i < MOST_WRONG; i++) {
            visit(paths.get(i % paths.size()), ids.accessToken(), guesser).isError(401, "invalid token");
        }

        visit(paths.get(0), ids.accessToken(), guesser).isError(429, REFUSAL);
        visit(paths.get(0), link, guesser).isError(429, REFUSAL);
        visit(paths.get(1), file, guesser).isError(429, REFUSAL);
        visit(paths.get(2), memory, guesser).isError(429, REFUSAL);
        visit(paths.get(0), link, "203.0.113.32").ok();
    }

    @Test
    void whoHasALinkIsNeverWrong() {
        var album = alice.createAlbum("Summer");
        var removed = token(alice.createLink(album));
        alice.removeLink(album);
        var link = token(alice.createLink(album));
        for (int i = 0; i < MOST_WRONG; i++) {
            visit("/public-collection/info", removed, "203.0.113.33").isError(410, "disabled token");
        }
        visit("/public-collection/info", link, "203.0.113.33").ok();
    }

    @Test
    void codesOfTelevisionsAndPastesAreNotGuessedEither() {
        var bob = people.signUp("bob");
        guess(code -> people.call("GET", "/cast/cast-data/" + code), "203.0.113.34", 404);
        guess(code -> bob.call("GET", "/cast/device-info/" + code), "203.0.113.35", 404);
        var album = bob.createAlbum("Mine").id();
        guess(
                code -> bob.call("POST", "/cast/cast-data")
                        .body(object(
                                "collectionID", album, "castToken", "t", "encPayload", "cA==", "deviceCode", code)),
                "203.0.113.36",
                200);
        guess(code -> people.call("POST", "/paste/guard").body(object("accessToken", code)), "203.0.113.37", 410);
    }

    private void guess(Function<String, Call> request, String address, int wrong) {
        for (int i = 0; i < MOST_WRONG; i++) {
            assertThat(request.apply(ids.code(6))
                            .header("X-Forwarded-For", address)
                            .send()
                            .status())
                    .isEqualTo(wrong);
        }
        request.apply(ids.code(6)).header("X-Forwarded-For", address).send().isError(429, REFUSAL);
    }
}

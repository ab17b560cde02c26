package museum.stories;

import static museum.client.Json.object;

import java.util.stream.IntStream;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Refused;
import museum.client.Transfer;
import museum.client.UploadWay;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** The free plan has 10 GiB and is generous by 50 MiB. Told without help from the server's side: by asking to upload a file of 10 GiB. */
@MuseumTest
class QuotaTest {

    private static final int MIB = 1024 * 1024;
    private static final long WHOLE_PLAN = 10L * 1024 * MIB;

    @Test
    void whatDoesNotFitIsRefusedUntilThereIsRoomAgain(People people) {
        var alice = people.signUp("alice");
        askForTheWholePlan(alice).ok();
        var album = alice.createAlbum("Films");
        var films = IntStream.range(0, 3)
                .mapToObj(i ->
                        alice.upload(album, Picture.sized("film%d.mov".formatted(i), 18 * MIB), UploadWay.single()))
                .toArray(Photo[]::new);

        askForTheWholePlan(alice).isPlain(426);
        alice.get("/files/upload-eligibility").isEmpty();
        alice.upload(album, Picture.named("small.jpg"));

        alice.trash(films);
        askForTheWholePlan(alice).isPlain(426);
        alice.sync();
        alice.device().emptyTrash();
        askForTheWholePlan(alice).ok();
    }

    @Test
    void aFileBeyondTheLimitIsRefused(People people) {
        var alice = people.signUp("alice");

        Refused.answer(() -> ask(alice, WHOLE_PLAN + 1).ok()).isPlain(400);
    }

    private static Answer askForTheWholePlan(Person person) {
        return ask(person, WHOLE_PLAN);
    }

    private static Answer ask(Person person, long size) {
        return person.post("/files/upload-url", object("contentLength", size, "contentMD5", Transfer.md5(new byte[0])));
    }
}

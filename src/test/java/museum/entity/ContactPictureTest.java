package museum.entity;

import static museum.client.Json.object;
import static museum.entity.AddressBookOf.somebodyWhoSharesWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.client.Transfer;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures of contacts, from the upload URL to the clean-up, on a server that keeps a copy of them in a second place. */
@MuseumTest(settings = {"s3.b5.bucket=copies", "s3.attachment-config.profile_picture.replicabuckets=b5"})
class ContactPictureTest {

    private static final byte[] FACE = "an encrypted face".getBytes(StandardCharsets.UTF_8);

    /** A contact that may get pictures. */
    private record Card(Person owner, String id) {

        static Card of(People people) {
            var bob = people.signUp("bob");
            var book = somebodyWhoSharesWith(people.signUp("alice"), bob);
            return new Card(book.owner(), book.added(bob, "Bobby").text("id"));
        }

        String path() {
            return "/contacts/" + id + "/attachments/profile_picture";
        }

        Answer commit(String attachment, long size) {
            return commitAs(owner, attachment, size);
        }

        Answer commitAs(Person person, String attachment, long size) {
            return person.put(path(), object("attachmentID", attachment, "size", size));
        }

        Optional<String> picture() {
            return Optional.ofNullable(
                    owner.get("/contacts/" + id).ok().fields().textOrNull("profilePictureAttachmentID"));
        }

        String given() {
            var attachment = upload(owner, FACE);
            commit(attachment, FACE.length).ok();
            return attachment;
        }
    }

    private static Fields uploadUrl(Person person, byte[] bytes) {
        return person.post(
                        "/attachments/profile_picture/upload-url",
                        object("contentLength", bytes.length, "contentMD5", Transfer.md5(bytes)))
                .ok()
                .fields();
    }

    private static String upload(Person person, byte[] bytes) {
        var staged = uploadUrl(person, bytes);
        put(person, staged, bytes).ok();
        return staged.text("attachmentID");
    }

    private static Answer put(Person person, Fields staged, byte[] bytes) {
        return person.device().transfer().putObject(URI.create(staged.text("url")), bytes, Transfer.md5(bytes));
    }

    @Test
    void picturesAreTheirOwnersOnly(People people) {
        var card = Card.of(people);
        var stranger = people.signUp("stranger");
        var staged = upload(card.owner(), FACE);

        card.commitAs(stranger, staged, FACE.length).is(400, "BAD_REQUEST", "staged attachment upload not found");
        card.commitAs(stranger, upload(stranger, FACE), FACE.length).is(404, "NOT_FOUND", "");
        card.commit(staged, FACE.length).ok();

        stranger.get("/attachments/profile_picture/" + staged).is(404, "NOT_FOUND", "");
        stranger.get(card.path()).is(404, "NOT_FOUND", "");
        stranger.delete(card.path()).is(404, "NOT_FOUND", "");
        stranger.get("/contacts/" + card.id() + "/profile-picture", "attachmentID", staged)
                .is(404, "NOT_FOUND", "");
        assertThat(card.picture()).contains(staged);
    }

    @Test
    void theUrlTakesTheseBytesOnly(People people) {
        var alice = people.signUp("alice");
        var staged = uploadUrl(alice, FACE);
        var other = "ANOTHER encrypted".getBytes(StandardCharsets.UTF_8);
        assertThat(other).hasSameSizeAs(FACE);
        assertThat(put(alice, staged, other).status()).isIn(400, 403);
        assertThat(put(alice, staged, "longer than it was announced".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isIn(400, 403);
        put(alice, staged, FACE).ok();
    }

    /** Museum answers 500 to both. */
    @Test
    void anUploadThatIsMissingOrOfAnotherSizeIsRefusedAndStaysUsable(People people) {
        var card = Card.of(people);
        var staged = uploadUrl(card.owner(), FACE);
        var attachment = staged.text("attachmentID");
        card.commit(attachment, FACE.length).is(400, "BAD_REQUEST");
        put(card.owner(), staged, FACE).ok();
        card.commit(attachment, FACE.length + 1).is(400, "BAD_REQUEST");
        card.commit(attachment, FACE.length).ok();
        card.commit(attachment, FACE.length).is(400, "BAD_REQUEST", "staged attachment upload not found");
    }

    @Test
    void anUploadBecomesAPictureOnceHoweverManyCommitIt(People people) {
        var card = Card.of(people);
        var attachment = upload(card.owner(), FACE);
        var answers = AtOnce.each(5, device -> card.commit(attachment, FACE.length));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
        assertThat(card.picture()).contains(attachment);
    }

    @Test
    void aDownloadGivesTheBytes(People people) {
        var card = Card.of(people);
        var attachment = card.given();
        var url = card.owner().get(card.path()).ok().fields().text("url");
        var answer = people.at(URI.create(url)).get("");
        assertThat(answer.ok().body()).isEqualTo(FACE);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(card.owner()
                        .get("/contacts/anybody/profile-picture", "attachmentID", attachment)
                        .ok()
                        .fields()
                        .has("url"))
                .isTrue();
    }

    @Test
    void limitsAreTold(People people) {
        var alice = people.signUp("alice");
        var path = "/attachments/profile_picture/upload-url";
        alice.post(path, object("contentLength", 524_289, "contentMD5", "x"))
                .is(400, "BAD_REQUEST", "profile_picture must be <= 524288 bytes");
        alice.post(path, object("contentLength", -1, "contentMD5", "x"))
                .is(400, "BAD_REQUEST", "contentLength must be greater than 0");
        alice.post(path, object("contentLength", 1, "contentMD5", " "))
                .is(400, "BAD_REQUEST", "contentMD5 is required");
        alice.post(path, object("contentLength", 1)).isPlain(400);
        alice.post("/attachments/cover/upload-url", object("contentLength", 1, "contentMD5", "x"))
                .is(400, "BAD_REQUEST", "invalid attachment type: cover");
    }

    @Test
    void aPictureIsCopiedAndGoesEverywhereWhenItIsReplaced(RunningMuseum museum) {
        var card = Card.of(museum.people());
        var first = card.given();
        var key = AttachmentType.PROFILE_PICTURE.objectKey(card.owner().id(), first);
        var store = museum.bean(ObjectStore.class);

        museum.bean(ReplicateAttachments.class).replicateAll();
        assertThat(store.size(DataCentre.B5, key)).hasValue(FACE.length);

        museum.bean(DeleteAttachments.class).deleteAll();
        assertThat(store.size(DataCentre.B2_EU_CEN, key)).hasValue(FACE.length);

        var second = card.given();
        card.owner().get("/attachments/profile_picture/" + first).is(404, "NOT_FOUND", "");
        museum.bean(DeleteAttachments.class).deleteAll();
        assertThat(store.size(DataCentre.B5, key)).isEqualTo(OptionalLong.empty());
        assertThat(store.size(DataCentre.B2_EU_CEN, key)).isEqualTo(OptionalLong.empty());
        assertThat(museum.bean(JdbcClient.class)
                        .sql("SELECT attachment_id FROM user_attachments WHERE user_id = :user")
                        .param("user", card.owner().id())
                        .query(String.class)
                        .list())
                .containsExactly(second);
        assertThat(card.picture()).contains(second);
    }

    @Test
    void removalsAndTombstonesLetThePictureGo(RunningMuseum museum) {
        var card = Card.of(museum.people());
        card.given();
        card.owner().delete(card.path()).ok();
        card.owner().delete(card.path()).ok();
        assertThat(card.picture()).isEmpty();

        card.given();
        card.owner().delete("/contacts/" + card.id()).isEmpty();
        card.commit(upload(card.owner(), FACE), FACE.length).is(400, "BAD_REQUEST", "contact is already deleted");
        card.owner().delete(card.path()).is(400, "BAD_REQUEST", "contact is already deleted");

        museum.bean(DeleteAttachments.class).deleteAll();
        assertThat(museum.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM user_attachments WHERE user_id = :user")
                        .param("user", card.owner().id())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

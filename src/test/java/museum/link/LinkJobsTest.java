package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Refused;
import museum.client.Television;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is over is removed, and nothing else. Protocol 04 §15. */
@MuseumTest
class LinkJobsTest {

    private final People people;
    private final LinkJobs jobs;
    private final JdbcClient jdbc;
    private final Person alice;

    LinkJobsTest(People people, RunningMuseum museum) {
        this.people = people;
        this.jobs = museum.bean(LinkJobs.class);
        this.jdbc = museum.bean(JdbcClient.class);
        this.alice = people.signUp("alice");
    }

    private void age(String table, String column, String key, Object value, Duration by) {
        jdbc.sql("UPDATE %s SET %s = %s - :age WHERE %s = :value".formatted(table, column, column, key))
                .param("age", by.toNanos() / 1000)
                .param("value", value)
                .update();
    }

    private int count(String table, String key, Object value) {
        return jdbc.sql("SELECT count(*) FROM %s WHERE %s = :value".formatted(table, key))
                .param("value", value)
                .query(Integer.class)
                .single();
    }

    @Test
    void pastesLastADay() {
        var page = people.guest().paste();
        var old = page.write("old news");
        var young = page.write("fresh news");
        age("public_paste_tokens", "expires_at", "access_token", token(old), Duration.ofHours(24));
        Refused.answer(() -> page.read(old)).is(410, "NOT_FOUND", "Paste is unavailable");

        jobs.deleteExpiredPastes();

        assertThat(count("public_paste_tokens", "access_token", token(old))).isZero();
        assertThat(page.read(young)).isEqualTo("fresh news");
    }

    @Test
    void televisionsWaitAnHour() {
        var forgotten = people.guest().television();
        var waiting = people.guest().television();
        age("casting", "last_used_at", "code", forgotten.code(), Duration.ofMinutes(61));
        age("casting", "last_used_at", "code", waiting.code(), Duration.ofMinutes(59));

        jobs.deleteUnclaimedCasts();

        Refused.answer(forgotten::hasAlbum).is(404, "NOT_FOUND", "active code not found");
        assertThat(waiting.hasAlbum()).isFalse();
    }

    @Test
    void showsEndAWeekAfterTheLastPicture() {
        var album = alice.createAlbum("Summer");
        var idle = showing(album);
        var watched = showing(album);
        age("casting", "last_used_at", "code", idle.code(), Duration.ofDays(7).plusMinutes(1));
        age(
                "casting",
                "last_used_at",
                "code",
                watched.code(),
                Duration.ofDays(7).plusMinutes(1));
        assertThat(watched.photos()).isEmpty();

        jobs.deleteUnclaimedCasts();
        jobs.deleteIdleCasts();

        Refused.answer(idle::photos).isError(401, "invalid token");
        assertThat(watched.photos()).isEmpty();
    }

    private Television showing(Album album) {
        var television = people.guest().television();
        alice.cast(album, television.code());
        assertThat(television.hasAlbum()).isTrue();
        return television;
    }

    @Test
    void visitorsOfRemovedLinksAreForgottenAfterAMonth() {
        var album = alice.createAlbum("Summer");
        long removed = visitedLink(album);
        alice.removeLink(album);
        long recently = visitedLink(album);
        alice.removeLink(album);
        long open = visitedLink(album);
        jdbc.sql("ALTER TABLE public_collection_tokens DISABLE TRIGGER USER").update();
        age("public_collection_tokens", "updated_at", "id", removed, Duration.ofDays(31));
        age("public_collection_tokens", "updated_at", "id", recently, Duration.ofDays(29));
        age("public_collection_tokens", "updated_at", "id", open, Duration.ofDays(31));
        jdbc.sql("ALTER TABLE public_collection_tokens ENABLE TRIGGER USER").update();

        jobs.deleteHistories();

        assertThat(count("public_collection_access_history", "share_id", removed))
                .isZero();
        assertThat(count("public_collection_access_history", "share_id", recently))
                .isOne();
        assertThat(count("public_collection_access_history", "share_id", open)).isOne();
    }

    private long visitedLink(Album album) {
        var link = alice.createLink(album);
        people.guest().album(link).open();
        return jdbc.sql("SELECT id FROM public_collection_tokens WHERE access_token = :token")
                .param("token", token(link))
                .query(Long.class)
                .single();
    }

    @Test
    void visitorsOfRemovedFileLinksAreForgottenAfterAMonth() {
        var photo = alice.upload(alice.createAlbum("Summer"), Picture.named("beach.jpg"));
        people.guest().file(alice.createFileLink(photo));
        var id = alice.post("/files/share-url", object("fileID", photo.id(), "app", "photos"))
                .ok()
                .fields()
                .text("linkID");
        jobs.deleteHistories();
        assertThat(count("public_file_tokens_access_history", "id", id)).isOne();
        alice.delete("/files/share-url/" + photo.id()).ok();
        jdbc.sql("ALTER TABLE public_file_tokens DISABLE TRIGGER USER").update();
        age("public_file_tokens", "updated_at", "id", id, Duration.ofDays(31));
        jdbc.sql("ALTER TABLE public_file_tokens ENABLE TRIGGER USER").update();

        jobs.deleteHistories();

        assertThat(count("public_file_tokens_access_history", "id", id)).isZero();
    }

    private static String token(String link) {
        return link.replaceAll("#.*", "").replaceAll(".*[/=]", "");
    }
}

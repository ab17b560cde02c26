package museum.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import museum.client.Answer;
import museum.client.People;
import museum.client.Role;
import museum.support.AtOnce;
import museum.support.Follower;
import museum.support.Follower.Change;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever follows what is said in an album misses nothing, and nothing is said twice or about what is gone. */
@MuseumTest
class SocialSyncTest {

    @Test
    void nothingIsMissedWhileManySpeak(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var owner = new Words(alice, album);
        var guests = AtOnce.each(5, number -> {
            var guest = people.signUp("guest" + number);
            alice.share(album, guest, Role.VIEWER);
            return new Words(guest, album);
        });
        try (var comments = new Follower(since -> owner.changes("comments", since, 4));
                var reactions = new Follower(since -> owner.changes("reactions", since, 4))) {
            AtOnce.each(5, number -> {
                var guest = guests.get(number);
                for (int i = 0; i < 8; i++) {
                    var comment = guest.said("comment " + i);
                    guest.given((long) i, null);
                    owner.given(null, comment);
                    guest.edit(comment, "changed").ok();
                    if (i % 2 == 0) {
                        owner.delete(comment).ok();
                    }
                }
                if (number == 4) {
                    guest.person().leave(album);
                }
                return guest;
            });
            assertSawAll(comments, owner.changes("comments", 0, 2000));
            assertSawAll(reactions, owner.changes("reactions", 0, 2000));
        }
        assertThat(owner.changes("comments", 0, 2000)).hasSize(40);
        assertThat(owner.changes("reactions", 0, 2000)).hasSize(80);
    }

    private static void assertSawAll(Follower follower, List<Change> all) {
        assertThat(follower.whatItSaw())
                .containsExactlyInAnyOrderEntriesOf(
                        all.stream().collect(Collectors.toMap(Change::id, Change::updatedAt)));
    }

    @Test
    void aPageNeverEndsBetweenWordsOfOneTimeAndTellsWhetherThereAreMore(RunningMuseum museum) {
        var alice = museum.people().signUp("alice");
        var owner = new Words(alice, alice.createAlbum("Summer"));
        museum.bean(JdbcClient.class)
                .sql("""
                        INSERT INTO comments (id, collection_id, user_id, cipher, nonce, created_at, updated_at)
                        SELECT 'cmt_' || :album || n, :album, :user, 'c', 'n', 1700000000000000, 1700000000000000 + n / 3
                          FROM generate_series(0, 8) AS n
                        """)
                .param("album", owner.album().id())
                .param("user", alice.id())
                .update();

        var first = owner.seen("/comments/diff", "limit", 2);
        var second = owner.seen("/comments/diff", "limit", 3, "sinceTime", 1700000000000000L);
        var last = owner.seen("/comments/diff", "limit", 1, "sinceTime", 1700000000000001L);
        assertThat(first.objects("comments")).hasSize(3);
        assertThat(first.flag("hasMore")).isTrue();
        assertThat(second.objects("comments")).hasSize(3);
        assertThat(second.flag("hasMore")).isTrue();
        assertThat(last.objects("comments")).hasSize(3);
        assertThat(last.flag("hasMore")).isFalse();
    }

    /** Museum can leave a living heart on a comment that is gone. */
    @Test
    void nothingIsLeftOnACommentThatGoesMeanwhile(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var bob = people.signUp("bob");
        alice.share(album, bob, Role.VIEWER);
        var owner = new Words(alice, album);
        var guest = new Words(bob, album);
        for (int i = 0; i < 8; i++) {
            var comment = owner.said("hello");
            AtOnce.each(3, number -> switch (number) {
                case 0 -> owner.delete(comment);
                case 1 -> guest.react(null, null, comment);
                default -> guest.comment(null, null, comment, "a reply");
            });
            assertThat(owner.seen("/reactions/diff", "commentID", comment).objects("reactions"))
                    .allMatch(reaction -> reaction.flag("isDeleted"));
        }
    }

    @Test
    void aRetryFindsTheSameCommentAndAnotherOneAConflict(People people) {
        var alice = people.signUp("alice");
        var owner = new Words(alice, alice.createAlbum("Summer"));
        var id = "cmt_" + "x".repeat(5) + alice.id();
        assertThat(id).hasSize(25);
        var answers = AtOnce.each(4, device -> owner.comment(id, null, null, "hello"));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        owner.comment(id, null, null, "something else").is(409, "ALREADY_EXISTS");
        assertThat(owner.changes("comments", 0, 10)).hasSize(1);
    }

    @Test
    void oneReactionForEachTargetHoweverOftenItIsGiven(People people) {
        var alice = people.signUp("alice");
        var owner = new Words(alice, alice.createAlbum("Summer"));
        var ids = AtOnce.each(6, device -> owner.given(7L, null));
        assertThat(ids).containsOnly(ids.getFirst());
        owner.react(ids.getFirst(), 8L, null).is(409, "ALREADY_EXISTS");
        owner.takeBack(ids.getFirst()).ok();
        assertThat(owner.given(7L, null)).isEqualTo(ids.getFirst());
    }

    @Test
    void theDiffOfAnAlbumIsAllThatWasSaid(People people) {
        var alice = people.signUp("alice");
        var owner = new Words(alice, alice.createAlbum("Summer"));
        var note = owner.comment(null, 7L, null, "on a photo").is(201).fields().text("id");
        var top = owner.said("on the album");
        var heart = owner.given(7L, note);
        var feed = owner.seen("/social/diff", "sinceTime", 0, "limit", 1000);
        assertThat(feed.objects("comments")).extracting(word -> word.text("id")).containsExactly(note, top);
        assertThat(feed.objects("reactions"))
                .extracting(word -> word.text("id"))
                .containsExactly(heart);
        assertThat(feed.flag("hasMoreComments") || feed.flag("hasMoreReactions"))
                .isFalse();
        assertThat(owner.seen("/reactions/diff", "fileID", 7).objects("reactions"))
                .extracting(word -> word.text("id"))
                .containsExactly(heart);
    }

    @Test
    void numbersThatAreNoneAreBadRequests(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        for (var name : new String[] {"limit", "sinceTime", "fileID", "commentsSinceTime", "reactionsSinceTime"}) {
            alice.get("/social/diff", "collectionID", album.id(), name, "x").isPlain(400);
        }
        alice.get("/social/diff", "collectionID", album.id(), "limit", 0).isPlain(400);
    }
}

package museum.social;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.client.Role;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read, say and take away what in an album, with an account and by a link. */
@MuseumTest
class SocialAuthorisationTest {

    @ParameterizedTest
    @CsvSource({
        "GET,/comments/diff",
        "POST,/comments",
        "PUT,/comments/cmt_x",
        "DELETE,/comments/cmt_x",
        "GET,/reactions/diff",
        "PUT,/reactions",
        "DELETE,/reactions/rct_x",
        "GET,/social/diff",
        "GET,/social/anon-profiles",
        "GET,/comments-reactions/counts",
        "GET,/comments-reactions/updated-at"
    })
    void theAuthenticatorHasNoBusinessHere(String method, String path, People people) {
        people.call(method, path).send().isError(401, "missing token");
        people.signUp("alice", Program.AUTH_MOBILE).call(method, path).send().isError(403, "invalid app for endpoint");
    }

    @Test
    void strangersFindNothingThere(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var owner = new Words(alice, album);
        var stranger = new Words(people.signUp("stranger"), album);
        var comment = owner.said("hello");
        var heart = owner.given(null, null);

        for (var path : new String[] {"/comments/diff", "/reactions/diff", "/social/diff", "/social/anon-profiles"}) {
            stranger.person().get(path, "collectionID", album.id()).isPlain(404);
        }
        stranger.comment(null, null, null, "me, too").isPlain(404);
        stranger.react(null, null, null).isPlain(404);
        stranger.edit(comment, "mine").isPlain(403);
        stranger.delete(comment).isPlain(404);
        stranger.takeBack(heart).isPlain(403);
        assertThat(owner.find(comment).text("cipher")).isEqualTo("hello");
        assertThat(owner.find(heart).flag("isDeleted")).isFalse();
    }

    @Test
    void ownersAndAdministratorsModerateCommentsAndNobodyReactions(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var owner = new Words(alice, album);
        var admin = member(people, owner, "admin", Role.ADMIN);
        var collaborator = member(people, owner, "collaborator", Role.COLLABORATOR);
        var viewer = member(people, owner, "viewer", Role.VIEWER);
        var first = viewer.said("first");
        var second = viewer.said("second");
        var owners = owner.said("the owner's");
        var heart = viewer.given(null, null);

        collaborator.delete(first).isPlain(403);
        collaborator.delete(owners).isPlain(403);
        admin.edit(first, "changed").isPlain(403);
        owner.takeBack(heart).isPlain(403);
        admin.takeBack(heart).isPlain(403);

        admin.delete(first).ok();
        owner.delete(second).ok();
        admin.delete(owners).ok();
        viewer.takeBack(heart).ok();
    }

    @Test
    void whoLeftHasNothingToSayAndNothingSaid(People people) {
        var alice = people.signUp("alice");
        var owner = new Words(alice, alice.createAlbum("Summer"));
        var bob = member(people, owner, "bob", Role.VIEWER);
        var comment = bob.said("hello");
        var heart = bob.given(null, null);
        var onIt = owner.given(null, comment);
        bob.person().leave(owner.album());

        bob.comment(null, null, null, "still here?").isPlain(404);
        bob.edit(comment, "changed").isPlain(404);
        bob.delete(comment).isPlain(404);
        bob.takeBack(heart).isPlain(404);
        for (var word : new String[] {comment, heart, onIt}) {
            assertThat(owner.find(word).flag("isDeleted")).isTrue();
            assertThat(owner.find(word).has("cipher")).isFalse();
        }
    }

    /** Museum lets them: any link with comments serves for all comments of the account. */
    @Test
    void aLinkIsNoWayToTheOwnWordsInAnotherAlbum(People people) {
        var alice = people.signUp("alice");
        var eve = people.signUp("eve");
        var eves = new Words(eve, eve.createAlbum("Eve's"));
        var comment = eves.said("mine");
        var heart = eves.given(null, null);
        var visit = Visit.to(people, alice, alice.createAlbum("Alice's"));

        visit.with(eve, "PUT", "/comments/" + comment, object("cipher", Visit.TEXT, "nonce", "n"))
                .isPlain(404);
        visit.with(eve, "DELETE", "/comments/" + comment, object()).isPlain(404);
        visit.with(eve, "DELETE", "/reactions/" + heart, object()).isPlain(404);
        assertThat(eves.find(comment).text("cipher")).isEqualTo("mine");
        assertThat(eves.find(heart).flag("isDeleted")).isFalse();
    }

    /** Museum lets them. */
    @Test
    void anOwnerDoesNotModerateAnAlbumByTheLinkOfAnother(People people) {
        var alice = people.signUp("alice");
        var moderated = new Words(alice, alice.createAlbum("Moderated"));
        var bob = member(people, moderated, "bob", Role.VIEWER);
        var comment = bob.said("hello");
        var visit = Visit.to(people, alice, alice.createAlbum("Another"));

        visit.with(alice, "DELETE", "/comments/" + comment, object()).isPlain(404);
        assertThat(moderated.find(comment).flag("isDeleted")).isFalse();
        Visit.to(people, alice, moderated.album())
                .with(alice, "DELETE", "/comments/" + comment, object())
                .ok();
        assertThat(moderated.find(comment).flag("isDeleted")).isTrue();
    }

    @Test
    void guestsChangeTheirOwnWordsOnly(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var owner = new Words(alice, album);
        var alices = owner.said("welcome");
        var door = Visit.to(people, alice, album);
        var greta = door.named();
        var otto = door.named();
        var comment = greta.said();
        var heart = greta.react().ok().fields().text("id");

        door.comment(Visit.TEXT).isPlain(401);
        otto.edit(comment).isPlain(403);
        otto.delete(comment).isPlain(403);
        otto.takeBack(heart).isPlain(403);
        greta.edit(alices).isPlain(403);
        greta.delete(alices).isPlain(403);
        new Visit(people, door.link(), door.address(), greta.name(), otto.token())
                .comment(Visit.TEXT)
                .isPlain(400);

        greta.edit(comment).ok();
        greta.takeBack(heart).ok();
        greta.delete(comment).ok();
    }

    @Test
    void aNameIsWorthNothingInAnotherAlbum(People people) {
        var alice = people.signUp("alice");
        var here = Visit.to(people, alice, alice.createAlbum("Here")).named();
        var there = Visit.to(people, alice, alice.createAlbum("There"));
        var comment = here.said();

        here.at(there).comment(Visit.TEXT).isPlain(403);
        here.at(there).edit(comment).isPlain(403);
        here.at(there).delete(comment).isPlain(403);
        there.call("GET", "/comments/diff")
                .header("X-Anon-User-Token", here.token())
                .send()
                .is(403);
    }

    /** Museum answers 500, with places of its source code in the text. */
    @Test
    void aTokenThatIsNoneIsUnauthorizedAndTellsNothing(People people) {
        var alice = people.signUp("alice");
        var guest = Visit.to(people, alice, alice.createAlbum("Summer")).named();
        for (var bad :
                new String[] {"nonsense", guest.token() + "x", alice.device().token(), "a.b.c"}) {
            new Visit(people, guest.link(), guest.address(), guest.name(), bad)
                    .comment(Visit.TEXT)
                    .isPlain(401);
            for (var path : new String[] {"/comments/diff", "/info"}) {
                guest.call("GET", path).header("X-Anon-User-Token", bad).send().isError(401, "authentication required");
            }
        }
    }

    @Test
    void withoutCommentsALinkTellsNothing(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var guest = Visit.to(people, alice, album).named();
        var comment = guest.said();
        alice.put("/collections/share-url", object("collectionID", album.id(), "enableComment", false))
                .ok();

        for (var path : new String[] {
            "/comments/diff", "/reactions/diff", "/social/diff", "/anon-profiles", "/participants/masked-emails"
        }) {
            guest.call("GET", path).send().is(405, "PUBLIC_COMMENT_DISABLED");
        }
        guest.comment(Visit.TEXT).is(405, "PUBLIC_COMMENT_DISABLED");
        guest.edit(comment).is(405, "PUBLIC_COMMENT_DISABLED");
        guest.delete(comment).is(405, "PUBLIC_COMMENT_DISABLED");
        guest.react().is(405, "PUBLIC_COMMENT_DISABLED");
    }

    /** Museum leaves them readable for ever, under the id of the account. */
    @Test
    void theWordsOfADeletedAccountGoWhereverTheyWereSaid(People people) {
        var alice = people.signUp("alice");
        var owner = new Words(alice, alice.createAlbum("Summer"));
        var bob = member(people, owner, "bob", Role.VIEWER);
        var eve = people.signUp("eve");
        var bobs = bob.said("as a member");
        var visit = Visit.to(people, alice, owner.album());
        var eves = visit.with(eve, "POST", "/comments", object("cipher", Visit.TEXT, "nonce", "n"))
                .is(201)
                .fields()
                .text("id");
        var heart = visit.with(eve, "POST", "/reactions", object("cipher", Words.HEART, "nonce", "n"))
                .ok()
                .fields()
                .text("id");

        bob.person().device().deleteAccount();
        eve.device().deleteAccount();

        for (var word : new String[] {bobs, eves, heart}) {
            assertThat(owner.find(word).flag("isDeleted")).isTrue();
            assertThat(owner.find(word).has("cipher")).isFalse();
        }
    }

    private static Words member(People people, Words owner, String name, Role role) {
        Person person = people.signUp(name);
        owner.person().share(owner.album(), person, role);
        return new Words(person, owner.album());
    }
}

package museum.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import museum.client.Role;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The daily look for what deleted accounts have said and is readable still. */
@MuseumTest
class BuryWordsTest {

    /** Museum leaves such words, and a node that ended in the wrong moment does. */
    @Test
    void whatADeletedAccountHasLeftIsEmptiedAndEverybodyIsTold(RunningMuseum museum) {
        var alice = museum.people().signUp("alice");
        var album = alice.createAlbum("Summer");
        var bob = museum.people().signUp("bob");
        alice.share(album, bob, Role.VIEWER);
        var owner = new Words(alice, album);
        var said = new Words(bob, album).said("hello");
        var heart = new Words(bob, album).given(null, owner.said("hello yourself"));
        var before = owner.find(said).number("updatedAt");
        museum.bean(JdbcClient.class)
                .sql("UPDATE users SET encrypted_email = NULL, email_hash = :hash WHERE user_id = :user")
                .param("hash", "deleted" + bob.id())
                .param("user", bob.id())
                .update();

        museum.bean(BuryWords.class).run();

        for (var gone : Set.of(said, heart)) {
            assertThat(owner.find(gone).flag("isDeleted")).isTrue();
            assertThat(owner.find(gone).has("cipher")).isFalse();
            assertThat(owner.find(gone).number("updatedAt")).isGreaterThan(before);
        }
        assertThat(owner.all().filter(word -> !word.flag("isDeleted"))).hasSize(1);
    }
}

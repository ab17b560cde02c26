package museum.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import museum.client.People;
import museum.client.Program;
import museum.support.AtOnce;
import museum.support.Follower;
import museum.support.Follower.Change;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever follows the codes of the authenticator misses none, however many devices write at once. */
@MuseumTest
class CodesSyncTest {

    @Test
    void noChangeIsMissedWhileManyDevicesWrite(People people) {
        var alice = Codes.of(people.signUp("alice", Program.AUTH_MOBILE));
        try (var phone = new Follower(since -> alice.changes(since, 7))) {
            AtOnce.each(8, device -> {
                var changed = alice.add("code of " + device);
                for (int i = 0; i < 15; i++) {
                    var added = alice.add("code %d of %d".formatted(i, device));
                    alice.change(changed, "changed for the %d. time".formatted(i))
                            .isEmpty();
                    if (i % 3 == 0) {
                        alice.delete(added).isEmpty();
                    }
                }
                return changed;
            });
            var all = alice.changes(0, 5000);
            assertThat(phone.whatItSaw())
                    .containsExactlyInAnyOrderEntriesOf(
                            all.stream().collect(Collectors.toMap(Change::id, Change::updatedAt)));
            assertThat(all).hasSize(8 * 16).extracting(Change::updatedAt).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPageNeverEndsBetweenCodesOfOneTime(RunningMuseum museum) {
        var owner = museum.people().signUp("alice", Program.AUTH_MOBILE);
        var alice = Codes.of(owner);
        museum.bean(JdbcClient.class).sql("""
                        INSERT INTO authenticator_entity (id, user_id, encrypted_data, header, created_at, updated_at)
                        SELECT gen_random_uuid(), :user, 'imported', 'h', 1700000000000000, 1700000000000000 + n / 3
                          FROM generate_series(0, 8) AS n
                        """).param("user", owner.id()).update();

        var first = alice.changes(0, 2);
        var second = alice.changes(first.getLast().updatedAt(), 4);
        var third = alice.changes(second.getLast().updatedAt(), 4);

        assertThat(List.of(first.size(), second.size(), third.size())).containsExactly(3, 6, 0);
    }
}

package museum.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of an album's changes: rows of one time stay together, and more is promised only where there is more. Protocol 02 §9.3. */
@MuseumTest
class DiffPagesTest {

    /** Rows and time. */
    private record Group(int rows, long time) {}

    private record Page(int rows, boolean hasMore) {}

    private final Person alice;
    private final Album album;
    private final JdbcClient jdbc;

    DiffPagesTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        jdbc = museum.bean(JdbcClient.class);
    }

    @Test
    void anEmptyAlbumIsOneEmptyPage() {
        assertThat(pages(0)).containsExactly(new Page(0, false));
    }

    @Test
    void aFullPageIsTheLastOne() {
        fill(new Group(2500, 1000));
        assertThat(pages(0)).containsExactly(new Page(2500, false));
    }

    @Test
    void aTimeThatFillsMoreThanAPageIsNotSplit() {
        fill(new Group(2501, 1000));
        assertThat(pages(0)).containsExactly(new Page(2501, false));
    }

    @Test
    void aTimeThatDoesNotFitIsForTheNextPage() {
        fill(new Group(2499, 1000), new Group(2, 2000));
        assertThat(pages(0)).containsExactly(new Page(2499, true), new Page(2, false));
    }

    @Test
    void longTimesAndShortOnesInAnyOrder() {
        fill(new Group(1, 1000), new Group(2600, 2000), new Group(1, 3000));
        assertThat(pages(0)).containsExactly(new Page(1, true), new Page(2600, true), new Page(1, false));
    }

    @Test
    void manyTimesFillPages() {
        fill(new Group(1000, 1000), new Group(1000, 2000), new Group(1000, 3000), new Group(1000, 4000));
        assertThat(pages(0)).containsExactly(new Page(2000, true), new Page(2000, false));
    }

    /** More at once than pages are made at a time: some wait, and those who only want the end pass them. */
    @Test
    void manyDevicesAtOnceAllGetEverything() {
        fill(new Group(2000, 1000), new Group(2000, 2000), new Group(3, 3000));
        var walks = AtOnce.each(48, device -> pages(device % 2 == 0 ? 0 : 2000));
        for (int device = 0; device < walks.size(); device += 2) {
            assertThat(walks.get(device)).containsExactly(new Page(2000, true), new Page(2003, false));
            assertThat(walks.get(device + 1)).containsExactly(new Page(3, false));
        }
    }

    /** Walks as clients do, and makes sure that every row came exactly once. */
    private List<Page> pages(long begin) {
        var pages = new ArrayList<Page>();
        var seen = new HashSet<Long>();
        long since = begin;
        boolean more = true;
        while (more) {
            var answer = alice.get("/collections/v2/diff", "collectionID", album.id(), "sinceTime", since)
                    .ok()
                    .json();
            long before = since;
            for (var row : answer.path("diff")) {
                assertThat(seen.add(row.path("id").asLong())).isTrue();
                assertThat(row.path("updationTime").asLong()).isGreaterThanOrEqualTo(since);
                since = row.path("updationTime").asLong();
            }
            more = answer.path("hasMore").asBoolean();
            assertThat(!more || since > before)
                    .as("a page that promises more goes on")
                    .isTrue();
            pages.add(new Page(answer.path("diff").size(), more));
        }
        assertThat(seen).hasSize(pages.stream().mapToInt(Page::rows).sum());
        return pages;
    }

    private void fill(Group... groups) {
        for (var group : groups) {
            jdbc.sql("""
                    INSERT INTO collection_files (collection_id, file_id, encrypted_key, key_decryption_nonce, updation_time,
                                                  c_owner_id, f_owner_id)
                    SELECT :album, file_id, 'key', 'nonce', :time, :owner, :owner FROM unnest(:files) AS file_id
                    """)
                    .param("album", album.id())
                    .param("time", group.time)
                    .param("owner", alice.id())
                    .param("files", StoredFiles.of(alice, group.rows, jdbc).toArray(Long[]::new))
                    .update();
        }
    }
}

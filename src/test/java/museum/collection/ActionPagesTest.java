package museum.collection;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import museum.client.People;
import museum.client.Person;
import museum.client.Role;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are asked to do, by pages. Protocol 02 §8. */
@MuseumTest
class ActionPagesTest {

    private final People people;
    private final RunningMuseum museum;

    ActionPagesTest(People people, RunningMuseum museum) {
        this.people = people;
        this.museum = museum;
    }

    @Test
    void rowsOfOneTimeAreNotLostBetweenPages() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.share(summer, bob, Role.COLLABORATOR);
        var files = StoredFiles.of(bob, 5000, museum.bean(JdbcClient.class));
        for (int from = 0; from < files.size(); from += 1000) {
            var some = files.subList(from, from + 1000);
            bob.post("/collections/add-files", object("collectionID", summer.id(), "files", StoredFiles.items(some)))
                    .isEmpty();
            alice.post("/collections/suggest-delete", object("collectionID", summer.id(), "fileIDs", some))
                    .isEmpty();
        }
        museum.bean(JdbcClient.class)
                .sql("UPDATE collection_actions SET updated_at = 4102444800000000 WHERE user_id = :user")
                .param("user", bob.id())
                .update();

        var pages = pages(bob, "/collection-actions/delete-suggestions");

        assertThat(pages.stream().map(List::size)).containsExactly(2000, 2000, 1000);
        var all = new ArrayList<Long>();
        pages.forEach(all::addAll);
        assertThat(new HashSet<>(all)).hasSize(5000);
        assertThat(all).containsExactlyInAnyOrderElementsOf(files);
    }

    /** The files asked about, page by page, as a client reads them. */
    private static List<List<Long>> pages(Person person, String path) {
        var pages = new ArrayList<List<Long>>();
        long since = 0;
        while (true) {
            var answer = person.get(path, "sinceTime", since).ok().json();
            var files = new ArrayList<Long>();
            for (var action : answer.path("actions")) {
                files.add(action.path("fileID").asLong());
                since = Math.max(since, action.path("updatedAt").asLong());
            }
            pages.add(files);
            if (!answer.path("hasMore").asBoolean()) {
                return pages;
            }
        }
    }
}

package museum.family;

import static museum.client.Json.object;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import museum.client.Answer;
import museum.client.Call;
import museum.client.Fields;
import museum.client.Person;
import museum.support.RunningMuseum;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A family in the hands of somebody: its administrator, or whoever tries. */
public record FamilyOf(RunningMuseum museum, Person actor) {

    /** A family that is there, with these members. */
    public static FamilyOf with(RunningMuseum museum, Person admin, Person... members) {
        var family = new FamilyOf(museum, admin);
        family.create().isEmpty();
        for (var member : members) {
            family.invite(member).isEmpty();
            family.accept(family.invitation(member)).ok();
        }
        return family;
    }

    public FamilyOf by(Person somebody) {
        return new FamilyOf(museum, somebody);
    }

    // --- with the token of the family's page ------------------------------------------------------------------

    String token() {
        return actor.get("/users/families-token").ok().fields().text("familiesToken");
    }

    Call call(String method, String path) {
        return actor.call(method, path).token(token());
    }

    Answer create() {
        return call("POST", "/family/create").send();
    }

    Answer invite(Person person) {
        return invite(person.email(), null);
    }

    Answer invite(String email, @Nullable Long storageLimit) {
        return call("POST", "/family/add-member")
                .body(object("email", email, "storageLimit", storageLimit))
                .send();
    }

    Answer members() {
        return call("GET", "/family/members").send();
    }

    Answer revoke(String membership) {
        return call("DELETE", "/family/revoke-invite/" + membership).send();
    }

    Answer remove(String membership) {
        return call("DELETE", "/family/remove-member/" + membership).send();
    }

    Answer limit(String membership, @Nullable Long bytes) {
        return call("POST", "/family/modify-storage")
                .body(object("id", membership, "storageLimit", bytes))
                .send();
    }

    public Answer leave() {
        return actor.delete("/family/leave");
    }

    // --- what is to be seen -----------------------------------------------------------------------------------

    /** The members as {@code name: STATUS}, in the order in which they are shown. */
    List<String> shown() {
        return members().ok().fields().objects("members").stream()
                .map(member -> member.text("email").replaceFirst("[.].*", "") + ": " + member.text("status"))
                .toList();
    }

    Fields member(Person person) {
        return members().ok().fields().objects("members").stream()
                .filter(member -> member.text("email").equals(person.email()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(person + " is no member"));
    }

    /** The id of somebody's membership. */
    String membership(Person person) {
        return member(person).text("id");
    }

    static boolean isInAFamily(Person person) {
        return person.get("/users/details/v2").ok().fields().has("familyData");
    }

    // --- whoever has the invitation ---------------------------------------------------------------------------

    /** What the mail to somebody says, whatever has become of the invitation. */
    String invitation(Person person) {
        return museum.bean(JdbcClient.class)
                .sql("SELECT token FROM families WHERE admin_id = :admin AND member_id = :member")
                .param("admin", actor.id())
                .param("member", person.id())
                .query(String.class)
                .single();
    }

    Answer accept(String invitation) {
        return anybody("POST", "/family/accept-invite")
                .body(object("token", invitation))
                .send();
    }

    Answer look(String invitation) {
        return anybody("GET", "/family/invite-info/" + invitation).send();
    }

    private Call anybody(String method, String path) {
        var random = ThreadLocalRandom.current();
        return actor.call(method, path)
                .token(null)
                .header(
                        "X-Forwarded-For",
                        "10.%d.%d.%d".formatted(random.nextInt(250), random.nextInt(250), random.nextInt(250)));
    }
}

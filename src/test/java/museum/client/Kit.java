package museum.client;

import static museum.client.Json.object;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import museum.client.crypto.Base64Text;
import museum.client.crypto.KeyPair;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A legacy kit. Who holds it knows its secret (put together from two of three parts) and its id, and has no account. Protocol 09 §B8. */
public final class Kit {

    private final People people;
    private final Person owner;
    private final String id = UUID.randomUUID().toString();
    private final byte[] secret = Sodium.key();
    private final KeyPair pair = Sodium.keyPair(Sodium.subkey(secret, 32, 2, "lgkauth1"));

    /** @param people the world of those who hold the parts */
    public Kit(People people, Person owner) {
        this.people = people;
        this.owner = owner;
    }

    public static Kit of(People people, Person owner, int noticeInHours) {
        var kit = new Kit(people, owner);
        kit.make(kit.request(noticeInHours)).ok();
        return kit;
    }

    public String id() {
        return id;
    }

    // --- the owner --------------------------------------------------------------------------------------------

    public ObjectNode request(int noticeInHours) {
        var parts = "{\"parts\":[]}".getBytes(StandardCharsets.UTF_8);
        var keys = owner.device().keys();
        return object(
                "id",
                id,
                "variant",
                1,
                "noticePeriodInHours",
                noticeInHours,
                "encryptedRecoveryBlob",
                Base64Text.of(Sodium.boxCombined(keys.recoveryKey(), encryptionKey())),
                "authPublicKey",
                Base64Text.of(pair.publicKey()),
                "encryptedOwnerBlob",
                Base64Text.of(Sodium.boxCombined(parts, keys.masterKey())));
    }

    public Answer make(ObjectNode request) {
        return owner.post("/legacy-kits", request);
    }

    public Answer block(Person actor) {
        return actor.post("/legacy-kits/block-recovery", object("kitID", id));
    }

    public Answer setNotice(Person actor, int hours) {
        return actor.post("/legacy-kits/update-recovery-notice", object("kitID", id, "noticePeriodInHours", hours));
    }

    // --- the holders ------------------------------------------------------------------------------------------

    /** A session that was opened, as one of its holders sees it. */
    public record Opened(String session, String token) {

        public ObjectNode request() {
            return object("sessionID", session, "sessionToken", token);
        }
    }

    /** The text that shows that one has the secret. */
    public String challenge() {
        var given = anybody("challenge", object("kitID", id)).ok().fields();
        var opened = Sodium.openSeal(Base64Text.bytes(given.text("encryptedChallenge")), pair);
        return new String(opened, StandardCharsets.US_ASCII);
    }

    public Answer open(String challenge, List<Integer> parts, @Nullable String email) {
        return anybody("open", object("kitID", id, "challenge", challenge, "usedPartIndexes", parts, "email", email));
    }

    public Opened opened() {
        var answer = open(challenge(), List.of(1, 3), null).ok().fields();
        return new Opened(answer.object("session").text("id"), answer.text("sessionToken"));
    }

    public String status(Opened session) {
        return anybody("session", session.request()).ok().fields().text("status");
    }

    /** Reads the recovery key, and is about to set a new password. */
    public Rescue rescue(Opened session, String password) {
        var info = anybody("info", session.request()).ok().fields();
        var recoveryKey = Sodium.openBoxCombined(Base64Text.bytes(info.text("encryptedRecoveryBlob")), encryptionKey());
        return new Rescue(owner, info.object("userKeyAttr"), recoveryKey, password);
    }

    public Answer begin(Opened session, Rescue rescue) {
        return anybody("init-change-password", session.request().set("setupSRPRequest", rescue.setUp()));
    }

    /** @param update of a {@link Rescue} */
    public Answer finish(Opened session, ObjectNode update) {
        return anybody("change-password", session.request().set("updateSrpAndKeysRequest", update));
    }

    /** Gets into the account, which has to be ready, and sets a new password. */
    public void recover(Opened session, String password) {
        var rescue = rescue(session, password);
        rescue.begun(begin(session, rescue));
        rescue.done(finish(session, rescue.update()));
    }

    /** A request of somebody without an account. */
    public Answer anybody(String what, Object body) {
        var random = ThreadLocalRandom.current();
        var address = "10.%d.%d.%d".formatted(random.nextInt(250), random.nextInt(250), random.nextInt(250));
        return people.call("POST", "/legacy-kits/recovery/" + what)
                .header("X-Forwarded-For", address)
                .header("User-Agent", "Heir/1")
                .body(body)
                .send();
    }

    private byte[] encryptionKey() {
        return Sodium.subkey(secret, 32, 1, "lgkenc01");
    }
}

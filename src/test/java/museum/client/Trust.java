package museum.client;

import static museum.client.Json.object;

import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;

/** Somebody trusts somebody else with an account. Protocol 09, part A. */
public record Trust(Person owner, Person contact) {

    /** An invitation that was accepted. */
    public static Trust accepted(Person owner, Person contact, int noticeInDays) {
        var trust = invited(owner, contact, noticeInDays);
        trust.update(contact, "ACCEPTED").ok();
        return trust;
    }

    public static Trust invited(Person owner, Person contact, int noticeInDays) {
        var trust = new Trust(owner, contact);
        trust.invite(noticeInDays).isEmpty();
        return trust;
    }

    public Answer invite(int noticeInDays) {
        var publicKey = owner.get("/users/public-key", "email", contact.email())
                .ok()
                .fields()
                .text("publicKey");
        var sealed = Sodium.seal(owner.device().keys().recoveryKey(), Base64Text.bytes(publicKey));
        return owner.post(
                "/emergency-contacts/add",
                object(
                        "email", contact.email(),
                        "encryptedKey", Base64Text.of(sealed),
                        "recoveryNoticeInDays", noticeInDays));
    }

    public Answer update(Person actor, String state) {
        return actor.post(
                "/emergency-contacts/update",
                object("userID", owner.id(), "emergencyContactID", contact.id(), "state", state));
    }

    public Answer start(Person actor) {
        return actor.post(
                "/emergency-contacts/start-recovery", object("userID", owner.id(), "emergencyContactID", contact.id()));
    }

    /** Starts a recovery; its id. */
    public String started() {
        start(contact).ok();
        return running();
    }

    /** The id of the only recovery of the owner's account that goes on. */
    public String running() {
        var sessions = owner.get("/emergency-contacts/info").ok().fields().objects("recoverSessions");
        if (sessions.size() != 1) {
            throw new AssertionError("one recovery should go on: " + sessions);
        }
        return sessions.getFirst().text("id");
    }

    /** @param deed stop, reject or approve */
    public Answer act(Person actor, String deed, String recovery) {
        return actor.post(
                "/emergency-contacts/" + deed + "-recovery",
                object("id", recovery, "userID", owner.id(), "emergencyContactID", contact.id()));
    }

    public Answer open(Person actor, String recovery) {
        return actor.get("/emergency-contacts/recovery-info/" + recovery);
    }

    /** Reads the recovery key, and is about to set a new password. */
    public Rescue rescue(String recovery, String password) {
        var opened = open(contact, recovery).ok().fields();
        var recoveryKey = Sodium.openSeal(
                Base64Text.bytes(opened.text("encryptedKey")),
                contact.device().keys().pair());
        return new Rescue(owner, opened.object("userKeyAttr"), recoveryKey, password);
    }

    public Answer begin(Person actor, String recovery, Rescue rescue) {
        return actor.post(
                "/emergency-contacts/init-change-password",
                object("recoveryID", recovery, "setupSRPRequest", rescue.setUp()));
    }

    /** @param update of a {@link Rescue} */
    public Answer finish(Person actor, String recovery, Object update) {
        return actor.post(
                "/emergency-contacts/change-password",
                object("recoveryID", recovery, "updateSrpAndKeysRequest", update));
    }

    /** Gets into the account, which has to be ready, and sets a new password. */
    public void recover(String recovery, String password) {
        var rescue = rescue(recovery, password);
        rescue.begun(begin(contact, recovery, rescue));
        rescue.done(finish(contact, recovery, rescue.update()));
    }
}

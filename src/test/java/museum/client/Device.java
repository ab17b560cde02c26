package museum.client;

import static museum.client.Json.object;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;

/** An app on a phone, a computer or in a browser: its own session, and its own view of things since its last sync. */
public final class Device implements KeepsAlbums, KeepsFiles, SharesAlbums, SharesLinks {

    private final Person person;
    private final Program program;
    private final Api api;
    private final String address = newAddress();
    private final Library library = new Library();
    private final Transfer transfer = new Transfer(this);
    private @Nullable Long userId;
    private @Nullable String token;
    private @Nullable Keys keys;

    Device(Person person, Program program, Api api) {
        this.person = person;
        this.program = program;
        this.api = api;
    }

    /** Brings the local view up to date; what it holds is what this device would show. */
    public Library sync() {
        new Sync(this).run();
        return library;
    }

    /** What this device has seen by its last sync. */
    public Library library() {
        return library;
    }

    /** Objects in and out, without the ceremony of files. */
    public Transfer transfer() {
        return transfer;
    }

    // --- account ----------------------------------------------------------------------------------------------

    /** A new password, which also changes what log-ins are proved with. All other devices are logged out unless told otherwise. */
    public void changePassword(String password) {
        SignUp.changePassword(this, password);
        person.hasNewPassword(password);
    }

    public void changeEmail(String email) {
        post("/users/ott", object("email", email, "purpose", "change")).isEmpty();
        post("/users/change-email", object("email", email, "ott", person.codes().readCodeFor(email)))
                .ok();
        person.hasNewEmail(email);
    }

    public void logOut() {
        post("/users/logout").ok();
    }

    /** Ends the account; the challenge shows that this device holds the keys. */
    public void deleteAccount() {
        var challenge = get("/users/delete-challenge").ok().fields();
        if (!challenge.flag("allowDelete")) {
            throw new AssertionError("the account may not be deleted");
        }
        var opened = Sodium.openSeal(Base64Text.bytes(challenge.text("encryptedChallenge")), keys().pair());
        var text = new String(opened, StandardCharsets.UTF_8);
        delete("/users/delete", object("challenge", text, "reason", "none", "feedback", ""))
                .ok();
    }

    // --- requests ---------------------------------------------------------------------------------------------

    @Override
    public Device device() {
        return this;
    }

    Call request(String method, String path) {
        var call = new Call(api, program, method, path)
                .header("X-Client-Package", program.packageName)
                .header("User-Agent", program.userAgent())
                .header("X-Forwarded-For", address)
                .token(token);
        return program.isWeb() ? call : call.header("X-Client-Version", program.version);
    }

    // --- who and what -----------------------------------------------------------------------------------------

    void take(long userId, String token, Keys keys) {
        this.userId = userId;
        this.token = token;
        this.keys = keys;
    }

    public Person person() {
        return person;
    }

    public Program program() {
        return program;
    }

    Api api() {
        return api;
    }

    public long userId() {
        return known(userId);
    }

    public String token() {
        return known(token);
    }

    public Keys keys() {
        return known(keys);
    }

    /** The client address that this device claims, so that limits by address do not mix the people of different stories. */
    public String address() {
        return address;
    }

    private <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(person + " is not logged in on this device");
        }
        return value;
    }

    static String newAddress() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(1, 250), random.nextInt(1, 250), random.nextInt(1, 250));
    }
}

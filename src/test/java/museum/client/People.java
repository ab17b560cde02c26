package museum.client;

import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import museum.client.crypto.Kdf;
import museum.client.crypto.Sodium;

/**
 * The people of a story, in front of one server. Names may be used again in every story: addresses are different each time.
 *
 * <pre>{@code
 * var alice = people.signUp("alice");
 * var photo = alice.upload(alice.createAlbum("Summer"), Picture.named("beach.jpg"));
 * assertThat(alice.logIn(Program.PHOTOS_MOBILE).sync().names("Summer")).containsExactly("beach.jpg");
 * }</pre>
 */
public final class People {

    /** The code that servers under test give to {@link #DOMAIN}. */
    public static final String CODE = "123456";

    public static final String DOMAIN = "@example.org";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Api api;
    private final OneTimeCodes codes;
    private final Kdf kdf;
    private final String run;

    private People(Api api, OneTimeCodes codes, Kdf kdf, String run) {
        this.api = api;
        this.codes = codes;
        this.kdf = kdf;
        this.run = run;
    }

    /** @param server its address as one types it into the apps, such as {@code http://localhost:8080} */
    public static People of(URI server) {
        var base = server.toString().replaceAll("/+$", "");
        var run = HexFormat.of().formatHex(Sodium.random(4));
        return new People(new Api(URI.create(base)), OneTimeCodes.always(CODE), Kdf.CHEAP, run);
    }

    /** The same world, where codes are read somewhere else: in the mail, in the log. */
    public People readingCodesFrom(OneTimeCodes source) {
        return new People(api, source, kdf, run);
    }

    /** The same world with the key derivation of the real apps, which takes seconds. */
    public People withRealPasswords() {
        return new People(api, codes, Kdf.ARGON2, run);
    }

    /** The same server by another of its addresses. */
    public People at(URI server) {
        return new People(new Api(server), codes, kdf, run);
    }

    /** As {@link #at}, where certificates are signed by somebody that only we trust. */
    public People at(URI server, SSLContext trust) {
        return new People(Api.trusting(trust, server), codes, kdf, run);
    }

    public URI server() {
        return api.base();
    }

    /** Somebody new with an account, on the web app. */
    public Person signUp(String name) {
        return signUp(name, Program.PHOTOS_WEB);
    }

    public Person signUp(String name, Program program) {
        var person = person(name);
        person.signUp(program);
        return person;
    }

    /** Somebody new without an account. */
    public Person person(String name) {
        return person(name, "%s.%s.%d%s".formatted(name, run, COUNT.incrementAndGet(), DOMAIN));
    }

    public Person person(String name, String email) {
        return new Person(this, name, email, kdf);
    }

    /** Somebody without an account in front of a browser, who has perhaps been sent a link. */
    public Guest guest() {
        return new Guest(api, kdf);
    }

    /** A request of nobody in particular: no token, no app. */
    public Call call(String method, String path) {
        return new Call(api, Program.COMMAND_LINE, method, path);
    }

    public Answer get(String path) {
        return call("GET", path).send();
    }

    Api api() {
        return api;
    }

    OneTimeCodes codes() {
        return codes;
    }
}

package museum.client;

import static museum.client.Json.object;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import museum.client.crypto.Base58;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Box;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;

/** An album in the albums web app, for whoever has its link. Protocol 04 §12.1, 11 §3.3. */
public final class AlbumPage {

    private static final Program APP = Program.ALBUMS_WEB;

    private final Guest guest;
    private final Link link;
    private final byte[] key;
    private String origin = Objects.requireNonNull(APP.origin);
    private @Nullable String passwordToken;
    private @Nullable String deviceToken;
    private @Nullable Fields collection;

    AlbumPage(Guest guest, Link link) {
        this.guest = guest;
        this.link = link;
        this.key = Base58.key(link.secret());
    }

    /** The same page under another name, such as the owner's. */
    public AlbumPage at(String origin) {
        this.origin = origin;
        return this;
    }

    /** Loads the album; the first time of a browser it counts as a new device. */
    public AlbumPage open() {
        var info = call("GET", "/info")
                .header("X-Auth-Link-Device-Token", deviceToken)
                .send()
                .ok();
        var fields = info.fields();
        fields.text("referralCode");
        if (info.header("X-Ente-Link-Device-Token") != null) {
            deviceToken = Browser.exposedHeader(info, "X-Ente-Link-Device-Token");
        }
        collection = fields.object("collection");
        collection.mustNotHave("magicMetadata", "it is the owner's");
        AlbumLink.read(settings());
        return this;
    }

    /** Forgets what the server gave this browser, as if its storage had been emptied. */
    public AlbumPage forget() {
        deviceToken = null;
        passwordToken = null;
        return this;
    }

    public long id() {
        return loaded().number("id");
    }

    public String name() {
        var box = new Box(loaded().text("encryptedName"), loaded().text("nameDecryptionNonce"));
        return new String(Sodium.openBox(box, key), StandardCharsets.UTF_8);
    }

    public boolean wantsPassword() {
        return settings().flag("passwordEnabled") && passwordToken == null;
    }

    /** What a password gets: the right one opens the files, a wrong one is refused (401). */
    public AlbumPage enter(String password) {
        var hash = guest.kdf()
                .derive(
                        password,
                        Base64Text.bytes(settings().text("nonce")),
                        Math.toIntExact(settings().number("opsLimit")),
                        Math.toIntExact(settings().number("memLimit")));
        passwordToken = call("POST", "/verify-password")
                .body(object("passHash", Base64Text.of(hash)))
                .send()
                .ok()
                .fields()
                .text("jwtToken");
        return this;
    }

    /** The proof of the password that was entered. */
    public String passwordToken() {
        return Objects.requireNonNull(passwordToken, "no password was entered");
    }

    /** What shows that this browser was counted. */
    public String deviceToken() {
        return Objects.requireNonNull(deviceToken, "the page was never loaded");
    }

    /** The files of the album, by id, as they are now. */
    public List<Photo> photos() {
        var photos = new TreeMap<Long, Photo>();
        long since = 0;
        boolean more = true;
        while (more) {
            var page = call("GET", "/diff")
                    .query("sinceTime", since)
                    .header("X-Auth-Link-Device-Token", deviceToken)
                    .send()
                    .ok()
                    .fields();
            for (var fields : page.objects("diff")) {
                fields.mustNotHave("magicMetadata", "it is the file owner's");
                var row = Photo.Row.read(fields);
                since = row.updationTime();
                if (row.deleted()) {
                    photos.remove(row.id());
                } else {
                    photos.put(row.id(), row.open(key));
                }
            }
            more = page.flag("hasMore");
        }
        return new ArrayList<>(photos.values());
    }

    public byte[] thumbnail(Photo photo) {
        return photo.openThumbnail(get("/files/preview/" + photo.id()));
    }

    public byte[] content(Photo photo) {
        return photo.open(get("/files/download/" + photo.id()));
    }

    /** Credentials go in the query, as headers would not survive the redirect. */
    private byte[] get(String path) {
        var call = guest.call(APP, "GET", "/public-collection" + path)
                .from(origin)
                .header("X-Client-Package", null)
                .query("accessToken", link.token());
        if (passwordToken != null) {
            call.query("accessTokenJWT", passwordToken);
        }
        return Transfer.getObject(guest.api(), Transfer.location(call.send()));
    }

    /** Adds a picture to an album that collects them. */
    public Photo collect(Picture picture) {
        var encrypted = EncryptedPicture.of(picture);
        var thumbnail = put(encrypted.thumbnail().ciphertext());
        var content = put(encrypted.content().ciphertext());
        var file = call("POST", "/file")
                .body(encrypted.request(id(), key, content, thumbnail))
                .send()
                .ok()
                .fields();
        return Photo.Row.read(file).open(key);
    }

    private String put(byte[] bytes) {
        var md5 = Transfer.md5(bytes);
        var url = call("POST", "/upload-url")
                .body(object("contentLength", bytes.length, "contentMD5", md5))
                .send()
                .ok()
                .fields();
        Transfer.putObject(guest.api(), APP, origin, URI.create(url.text("url")), bytes, md5)
                .ok();
        return url.text("objectKey");
    }

    /** Somebody with an account takes the album among their own. */
    public void joinAs(Person person) {
        var sealed = Sodium.seal(key, person.device().keys().pair().publicKey());
        person.call("POST", "/collections/join-link")
                .header("X-Auth-Access-Token", link.token())
                .header("X-Auth-Access-Token-JWT", passwordToken)
                .body(object("collectionID", id(), "encryptedKey", Base64Text.of(sealed)))
                .send()
                .ok();
    }

    /** A request of this page with its token, to be completed. */
    public Call call(String method, String path) {
        return guest.call(APP, method, "/public-collection" + path)
                .from(origin)
                .header("X-Auth-Access-Token", link.token())
                .header("X-Auth-Access-Token-JWT", passwordToken);
    }

    private Fields settings() {
        return loaded().objects("publicURLs").getFirst();
    }

    private Fields loaded() {
        return Objects.requireNonNull(collection, "the page is not loaded");
    }
}

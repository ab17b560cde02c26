package museum.client;

/** A public link of an album; all booleans must be sent because the apps' defaults differ. Protocol 11 §2.5. */
public record AlbumLink(
        String url,
        long deviceLimit,
        long validTill,
        boolean enableDownload,
        boolean enableJoin,
        boolean enableCollect,
        boolean enableComment,
        boolean passwordEnabled) {

    static AlbumLink read(Fields fields) {
        var link = new AlbumLink(
                fields.text("url"),
                fields.number("deviceLimit"),
                fields.number("validTill"),
                fields.flag("enableDownload"),
                fields.flag("enableJoin"),
                fields.flag("enableCollect"),
                fields.flag("enableComment"),
                fields.flag("passwordEnabled"));
        if (link.passwordEnabled) {
            fields.text("nonce");
            fields.number("memLimit");
            fields.number("opsLimit");
        }
        return link;
    }
}

package museum.collection;

import museum.configuration.Configuration;
import museum.web.App;
import org.springframework.stereotype.Component;

/** Where the public links of albums lead, by the configuration. Protocol 02 §3.3. */
@Component
public class LinkAddresses {

    private final String albums;
    private final String locker;

    LinkAddresses(Configuration configuration) {
        this.albums = configuration.text("apps.public-albums", "");
        this.locker = configuration.text("apps.public-locker", "");
    }

    /** @param app in lists and when a link is made or changed the app that asks, else the album's */
    public String of(App app, String accessToken) {
        return app == App.LOCKER ? locker + "/c/" + accessToken : albums + "/?t=" + accessToken;
    }
}

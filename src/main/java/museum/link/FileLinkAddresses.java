package museum.link;

import museum.configuration.Configuration;
import museum.web.App;
import org.springframework.stereotype.Component;

/** The addresses of links to single files and memories, without the fragment that holds the key: clients add it. Protocol 04 §3.2. */
@Component
class FileLinkAddresses {

    private final String albums;
    private final String locker;
    private final String memories;

    FileLinkAddresses(Configuration configuration) {
        this.albums = configuration.text("apps.public-albums", "");
        this.locker = configuration.text("apps.public-locker", "");
        this.memories = configuration.text("apps.public-memories", "");
    }

    String file(App app, String accessToken) {
        return app == App.LOCKER ? locker + "/" + accessToken : albums + "/file/?t=" + accessToken;
    }

    String memory(String accessToken) {
        return memories + "/" + accessToken;
    }
}

package museum.configuration;

import museum.configuration.Setting.Section;
import museum.configuration.Setting.Value;

/** Values of keys that nobody has set. Other defaults stand where their key is read. Protocol 10 §3. */
final class Defaults {

    private Defaults() {}

    static Section of(String environmentName) {
        var defaults = new Section();
        text(defaults, "apps.public-albums", "https://albums.ente.com");
        text(defaults, "apps.embed-albums", "https://embed.ente.com");
        text(defaults, "apps.public-locker", "https://share.ente.com");
        text(defaults, "apps.public-paste", "https://paste.ente.com");
        text(defaults, "apps.public-memories", "https://memories.ente.com");
        text(defaults, "apps.accounts", "https://accounts.ente.com");
        text(defaults, "apps.accounts-legacy", "https://accounts.ente.io");
        text(defaults, "apps.cast", "https://cast.ente.com");
        text(defaults, "apps.family", "https://family.ente.io");
        text(defaults, "apps.legacy", "https://legacy.ente.com");
        text(defaults, "apps.custom-domain.cname", "my.ente.com");
        if (environmentName.equals("production")) {
            // Museum ships these two in configurations/production.yaml: who runs "production" has a certificate in
            // credentials/.
            defaults.put("http.use-tls", new Value(true, "the defaults of the environment \"production\""));
        }
        return defaults;
    }

    private static void text(Section defaults, String key, String value) {
        defaults.put(key, new Value(value, "the defaults"));
    }
}

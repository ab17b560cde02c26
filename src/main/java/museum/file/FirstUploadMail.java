package museum.file;

import java.util.Locale;
import java.util.Map;
import museum.account.Users;
import museum.notify.Mails;
import museum.web.App;
import museum.web.Caller;
import museum.web.Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Congratulates people on their first photo. Protocol 03 §4.1 (step 14). */
@Component
class FirstUploadMail {

    private static final Logger log = LoggerFactory.getLogger(FirstUploadMail.class);

    private final JdbcClient jdbc;
    private final Users users;
    private final Mails mails;

    FirstUploadMail(JdbcClient jdbc, Users users, Mails mails) {
        this.jdbc = jdbc;
        this.users = users;
        this.mails = mails;
    }

    /** Looks in the background whether a file that was just made is its owner's first. */
    void sendLater(Caller caller, Client client, File file) {
        if (caller.app() == App.PHOTOS) {
            Thread.ofVirtual().name("first-upload").start(() -> {
                try {
                    send(
                            caller.userId(),
                            client,
                            file.file().size() + file.thumbnail().size());
                } catch (DataAccessException failure) {
                    log.warn("nobody knows whether this was the first upload: {}", failure.getMessage());
                }
            });
        }
    }

    private void send(long userId, Client client, long bytes) {
        if (isFirst(userId, bytes)) {
            var template = isMobile(client) ? "mobile_app_first_upload" : "web_app_first_upload";
            users.email(userId).ifPresent(address -> mails.sendLater(template, address, Map.of()));
        }
    }

    private boolean isFirst(long userId, long bytes) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM usage WHERE user_id = :user AND storage_consumed = :bytes)
                   AND NOT EXISTS (SELECT FROM trash WHERE user_id = :user)
                """)
                .param("user", userId)
                .param("bytes", bytes)
                .query(Boolean.class)
                .single();
    }

    private static boolean isMobile(Client client) {
        var agent = client.userAgent().toLowerCase(Locale.ROOT);
        return agent.contains("android") || agent.contains("ios") || agent.contains("iphone") || agent.contains("ipad");
    }
}

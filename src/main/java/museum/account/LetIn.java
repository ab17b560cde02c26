package museum.account;

import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens an account for a week again whose data were about to go, see {@link LoginBlock}. Protocol 10 §13, §19.11. */
@Service
public class LetIn {

    private final JdbcClient jdbc;
    private final AccountMail mail;
    private final Time time;

    LetIn(JdbcClient jdbc, AccountMail mail, Time time) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.time = time;
    }

    /** Tells the person by mail. Nothing happens if nobody keeps the person out. */
    @Transactional
    public void forAWeek(long userId) {
        int warnings = jdbc.sql("DELETE FROM notification_history WHERE user_id = :user AND template_id IN "
                        + LoginBlock.LAST_WARNINGS)
                .param("user", userId)
                .update();
        if (warnings == 0) {
            return;
        }
        var now = time.now();
        jdbc.sql("""
                INSERT INTO notification_history (user_id, template_id, sent_time, notification_group)
                VALUES (:user, :template, :now, 'storage_warning_login_grace')
                """)
                .param("user", userId)
                .param("template", LoginBlock.LET_IN)
                .param("now", now)
                .update();
        mail.letIn(userId, now + LoginBlock.GRACE);
    }
}

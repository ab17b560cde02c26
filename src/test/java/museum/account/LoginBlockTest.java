package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.client.Refused;
import museum.database.Time;
import museum.support.Administrator;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose photos are about to be deleted for want of a plan, may not log in where these are. Protocol 01 §7.6. */
@MuseumTest
class LoginBlockTest {

    private static final String EXPIRED = "storage_warning_expired_scheduled_deletion";
    private static final String OVERAGE = "storage_warning_active_overage_scheduled_deletion";
    private static final String LET_IN = "storage_warning_login_grace_7d";

    private final RunningMuseum museum;
    private final JdbcClient jdbc;
    private final Person alice;
    private final long now;

    LoginBlockTest(People people, RunningMuseum museum) {
        this.museum = museum;
        jdbc = museum.bean(JdbcClient.class);
        alice = people.signUp("alice", Program.PHOTOS_MOBILE);
        now = museum.bean(Time.class).now();
    }

    private void wasTold(String template, Duration ago) {
        jdbc.sql("INSERT INTO notification_history (user_id, template_id, sent_time) VALUES (:user, :template, :time)")
                .param("user", alice.id())
                .param("template", template)
                .param("time", now - ago.toNanos() / 1000)
                .update();
    }

    private void isKeptOut(Consumer<Program> way) {
        for (var program : new Program[] {Program.PHOTOS_MOBILE, Program.PHOTOS_WEB, Program.LOCKER_MOBILE}) {
            Refused.answer(() -> way.accept(program)).is(403, "ACCOUNT_SCHEDULED_FOR_DELETION");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EXPIRED, OVERAGE})
    void nobodyIsLetInWhoseDataAreAboutToGo(String template) {
        wasTold(template, Duration.ofDays(30));
        isKeptOut(alice::logIn);
        isKeptOut(alice::logInByEmail);
    }

    @Test
    void codesForOtherSitesStayAtHand() {
        wasTold(EXPIRED, Duration.ofDays(1));
        assertThat(alice.logIn(Program.AUTH_MOBILE).get("/users/details/v2").status())
                .isEqualTo(200);
    }

    @Test
    void devicesThatAreLoggedInStayLoggedIn() {
        wasTold(EXPIRED, Duration.ofDays(1));
        alice.get("/collections/v2").ok();
    }

    @Test
    void whoIsLetInAgainHasAWeek() {
        wasTold(EXPIRED, Duration.ofDays(30));
        wasTold(LET_IN, Duration.ofDays(8));
        isKeptOut(alice::logIn);
        wasTold(LET_IN, Duration.ofDays(6));
        alice.logIn(Program.PHOTOS_WEB).get("/collections/v2").ok();
    }

    @Test
    void anAdministratorLetsSomebodyInForAWeek() {
        wasTold(EXPIRED, Duration.ofDays(30));
        isKeptOut(alice::logIn);
        letIn(alice.id());
        letIn(7);
        alice.logIn(Program.PHOTOS_WEB).get("/collections/v2").ok();
        assertThat(told()).containsExactly(LET_IN);

        letIn(alice.id());
        assertThat(told()).as("nobody keeps her out any more").containsExactly(LET_IN);

        jdbc.sql("UPDATE notification_history SET sent_time = sent_time - 7 * 86400000000 WHERE user_id = :user")
                .param("user", alice.id())
                .update();
        wasTold(OVERAGE, Duration.ZERO);
        isKeptOut(alice::logIn);
    }

    private void letIn(long userId) {
        museum.people()
                .call("POST", "/admin/user/unblock-storage-warning-login")
                .header("X-Client-Package", "io.ente.photos")
                .token(Administrator.token(museum))
                .body(object("userID", userId))
                .send()
                .ok();
    }

    private List<String> told() {
        return jdbc.sql("SELECT template_id FROM notification_history WHERE user_id = :user")
                .param("user", alice.id())
                .query(String.class)
                .list();
    }

    @Test
    void anotherWarningKeepsNobodyOut() {
        wasTold("storage_warning_active_overage_day_30", Duration.ofDays(1));
        alice.logIn(Program.PHOTOS_WEB).get("/collections/v2").ok();
    }
}

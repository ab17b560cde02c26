package museum.account;

import museum.support.RunningMuseum;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The week in which a deleted account may come back, and the hours after it, in a moment. */
public final class EndOfAccount {

    private EndOfAccount() {}

    /** Removes the data of a deleted account that stores no objects. */
    public static void of(RunningMuseum museum, long userId) {
        for (var stage : CleanUpQueries.Stage.values()) {
            museum.bean(JdbcClient.class)
                    .sql(
                            "UPDATE data_cleanup SET stage_schedule_time = 0 WHERE user_id = :user AND stage = :stage::stage_enum")
                    .param("user", userId)
                    .param("stage", stage.label())
                    .update();
            museum.bean(CleanUpDeletedAccounts.class).run();
        }
    }
}

package museum.billing;

import java.util.List;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Storage beyond the plan. Protocol 08 §2.3. */
@Repository
class Bonuses {

    private final JdbcClient jdbc;
    private final Time time;

    Bonuses(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** The bonuses of an account that are neither revoked nor over. */
    List<Bonus> of(long userId) {
        return jdbc.sql("""
                SELECT storage, type, created_at, valid_till, is_revoked
                  FROM storage_bonus
                 WHERE user_id = :user AND NOT is_revoked AND (valid_till = 0 OR valid_till > :now)
                 ORDER BY created_at, bonus_id
                """)
                .param("user", userId)
                .param("now", time.now())
                .query(Bonus.class)
                .list();
    }

    /** All bonuses an account ever had, also those that no longer count. */
    List<Bonus> everOf(long userId) {
        return jdbc.sql("""
                SELECT storage, type, created_at, valid_till, is_revoked
                  FROM storage_bonus
                 WHERE user_id = :user
                 ORDER BY created_at, bonus_id
                """).param("user", userId).query(Bonus.class).list();
    }

    /** What bonuses add to a plan of this size: rewards for referrals at most double what is paid for. */
    static long usable(List<Bonus> bonuses, long planStorage) {
        long addOns = bonuses.stream()
                .filter(Bonus::isAddOn)
                .mapToLong(Bonus::storage)
                .sum();
        long rewards = bonuses.stream()
                .filter(bonus -> !bonus.isAddOn())
                .mapToLong(Bonus::storage)
                .sum();
        // A plan may be as large as numbers can be.
        return addOns + (rewards - addOns <= planStorage ? rewards : addOns + planStorage);
    }
}

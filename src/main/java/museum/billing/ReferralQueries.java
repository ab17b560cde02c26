package museum.billing;

import java.util.List;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code referral_tracking}: who came by whose code, and what both get for it. Protocol 08 §8. */
@Repository
class ReferralQueries {

    /** How many people somebody has brought, and how many of them pay by now. */
    record ReferralStat(String planType, int totalCount, int upgradedCount) {}

    /** What stands on the page from which people recommend the service. */
    record Recommender(int codes, boolean hasApplied, long claimed) {}

    private final JdbcClient jdbc;
    private final Time time;

    ReferralQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * How a person has fared with it.
     *
     * @param payer whose codes and bonuses count: the family's administrator or the person
     */
    Recommender recommender(long userId, long payer) {
        return jdbc.sql("""
                SELECT (SELECT count(*) FROM referral_codes WHERE user_id = :payer) AS codes,
                       EXISTS (SELECT FROM referral_tracking WHERE invitee_id = :user) AS has_applied,
                       (SELECT coalesce(sum(storage), 0)
                          FROM storage_bonus
                         WHERE user_id = :payer AND type IN ('REFERRAL', 'SIGN_UP')
                           AND NOT is_revoked AND (valid_till = 0 OR valid_till > :now))::bigint AS claimed
                """)
                .param("user", userId)
                .param("payer", payer)
                .param("now", time.now())
                .query(Recommender.class)
                .single();
    }

    List<ReferralStat> statistics(long invitorId) {
        return jdbc.sql("""
                SELECT plan_type, count(*) AS total_count, count(*) FILTER (WHERE invitee_on_paid_plan) AS upgraded_count
                  FROM referral_tracking
                 WHERE invitor_id = :invitor
                 GROUP BY plan_type
                """)
                .param("invitor", invitorId)
                .query(ReferralStat.class)
                .list();
    }

    /** Notes who came by whose code and gives the newcomer a bonus for ever; false for who came by a code before. */
    boolean track(long invitorId, long inviteeId, String planType, long bonus) {
        return jdbc.sql("""
                WITH tracked AS (
                    INSERT INTO referral_tracking (invitor_id, invitee_id, plan_type)
                    VALUES (:invitor, :invitee, :planType)
                        ON CONFLICT (invitee_id) DO NOTHING
                    RETURNING invitee_id),
                rewarded AS (
                    INSERT INTO storage_bonus (bonus_id, type, user_id, storage)
                    SELECT 'SIGN_UP-' || invitee_id, 'SIGN_UP', invitee_id, :bonus FROM tracked
                        ON CONFLICT (bonus_id) DO NOTHING)
                SELECT count(*) FROM tracked
                """)
                        .param("invitor", invitorId)
                        .param("invitee", inviteeId)
                        .param("planType", planType)
                        .param("bonus", bonus)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Rewards everybody whose invitees pay by now, once for each, with a bonus for ever; the rewarded, once for each reward. */
    List<Long> reward(long bonus) {
        return jdbc.sql("""
                WITH upgraded AS (
                    UPDATE referral_tracking t
                       SET invitee_on_paid_plan = true
                      FROM subscriptions s
                     WHERE s.user_id = t.invitee_id AND s.product_id <> 'free' AND s.expiry_time > :now
                       AND t.invitee_on_paid_plan IS NOT TRUE
                    RETURNING t.invitor_id, t.invitee_id)
                INSERT INTO storage_bonus (bonus_id, type, user_id, storage)
                SELECT 'REFERRAL-upgrade-' || invitee_id, 'REFERRAL', invitor_id, :bonus FROM upgraded
                    ON CONFLICT (bonus_id) DO NOTHING
                RETURNING user_id
                """)
                .param("now", time.now())
                .param("bonus", bonus)
                .query(Long.class)
                .list();
    }
}

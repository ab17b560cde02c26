package museum.billing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import museum.account.Users;
import museum.database.Time;
import museum.family.Families;
import museum.notify.Mails;
import museum.web.ApiError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Discount coupons of other services: administrators stock them, people who pay are mailed one of each. Protocol 08 §6.2–6.3. */
@Service
public class Coupons {

    private static final Logger log = LoggerFactory.getLogger(Coupons.class);

    /** More are not remembered: nobody clicks so fast. */
    private static final int MOST_WAITING = 1_000;

    /** PostgreSQL's indexes cannot hold texts of any length. */
    private static final int LONGEST_CODE = 500;

    /** So often one coupon is mailed. */
    private static final int MOST_MAILS = 10;

    private final JdbcClient jdbc;
    private final Users users;
    private final Families families;
    private final Entitlements entitlements;
    private final Mails mails;
    private final Time time;
    private final TransactionTemplate transaction;

    private final Executor oneByOne = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("coupons").factory(),
            (claim, full) -> log.warn("Too many claims of coupons wait to be looked at; another one is forgotten"));

    Coupons(
            JdbcClient jdbc,
            Users users,
            Families families,
            Entitlements entitlements,
            Mails mails,
            Time time,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.users = users;
        this.families = families;
        this.entitlements = entitlements;
        this.mails = mails;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Adds codes; blank and known ones are left out, 400 if one is too long. */
    public void stock(CouponProvider provider, List<String> codes) {
        if (codes.stream().anyMatch(code -> code.length() > LONGEST_CODE)) {
            throw ApiError.badRequest("coupon codes have at most " + LONGEST_CODE + " characters");
        }
        jdbc.sql("""
                INSERT INTO discount_coupons (provider_name, code)
                SELECT DISTINCT :provider, code FROM unnest(:codes::text[]) AS code WHERE code <> ''
                    ON CONFLICT (provider_name, code) DO NOTHING
                """)
                .param("provider", provider.text())
                .param("codes", codes.stream().map(String::strip).toArray(String[]::new))
                .update();
    }

    /**
     * Mails a coupon to who has this address, if they have a paid plan of their own: the one they have already, or the oldest that nobody has. It returns at once: whoever
     * asks does not learn from the time it takes whether there is such an account.
     */
    void claim(CouponProvider provider, String email) {
        oneByOne.execute(() -> {
            try {
                users.find(email)
                        .ifPresent(userId -> transaction.executeWithoutResult(status -> mail(provider, userId)));
            } catch (RuntimeException failure) {
                log.error("A coupon of {} was not mailed", provider.text(), failure);
            }
        });
    }

    private void mail(CouponProvider provider, long userId) {
        if (isMember(userId) || !entitlements.isPaid(userId)) {
            return;
        }
        if (!users.hold(userId)) {
            return;
        }
        var code = isClaimed(provider, userId) ? again(provider, userId) : first(provider, userId);
        var values = code.map(text -> Map.of("CouponCode", text, "ProviderName", provider.text()));
        values.ifPresent(
                filled -> users.email(userId).ifPresent(address -> mails.sendLater(provider.mail(), address, filled)));
    }

    private boolean isMember(long userId) {
        return families.adminOf(userId).filter(admin -> admin != userId).isPresent();
    }

    private boolean isClaimed(CouponProvider provider, long userId) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM discount_coupons WHERE provider_name = :provider AND claimed_by_user_id = :user)
                """)
                .param("provider", provider.text())
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    private Optional<String> again(CouponProvider provider, long userId) {
        return jdbc.sql("""
                UPDATE discount_coupons SET sent_count = sent_count + 1
                 WHERE provider_name = :provider AND claimed_by_user_id = :user AND sent_count < :most
                RETURNING code
                """)
                .param("provider", provider.text())
                .param("user", userId)
                .param("most", MOST_MAILS)
                .query(String.class)
                .optional();
    }

    private Optional<String> first(CouponProvider provider, long userId) {
        var code = jdbc.sql("""
                UPDATE discount_coupons SET claimed_by_user_id = :user, claimed_at = :now, sent_count = 1
                 WHERE (provider_name, code) IN (
                           SELECT provider_name, code FROM discount_coupons
                            WHERE provider_name = :provider AND claimed_by_user_id IS NULL
                            ORDER BY created_at, code
                            LIMIT 1
                              FOR UPDATE SKIP LOCKED)
                RETURNING code
                """)
                .param("user", userId)
                .param("now", time.now())
                .param("provider", provider.text())
                .query(String.class)
                .optional();
        if (code.isEmpty()) {
            log.warn("No coupon of {} is left: stock some with POST /admin/discount/add-coupons", provider.text());
        }
        return code;
    }
}

package museum.billing;

import museum.account.Users;
import museum.database.Time;
import museum.family.DescribeFamily;
import museum.family.Families;
import museum.family.FamilyData;
import museum.web.ApiError;
import museum.web.App;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what the account page shows. Protocol 01 §3.8. */
@Service
public class DescribeUser {

    private final Users users;
    private final ProfileQueries profiles;
    private final SubscriptionQueries subscriptions;
    private final Plans plans;
    private final Bonuses bonuses;
    private final StorageUsage usage;
    private final LockerUsage locker;
    private final Families families;
    private final DescribeFamily describeFamily;
    private final Time time;

    DescribeUser(
            Users users,
            ProfileQueries profiles,
            SubscriptionQueries subscriptions,
            Plans plans,
            Bonuses bonuses,
            StorageUsage usage,
            LockerUsage locker,
            Families families,
            DescribeFamily describeFamily,
            Time time) {
        this.users = users;
        this.profiles = profiles;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.bonuses = bonuses;
        this.usage = usage;
        this.locker = locker;
        this.families = families;
        this.describeFamily = describeFamily;
        this.time = time;
    }

    /** The page of an account; counts cost more, so they are left out unless asked for. */
    public UserDetails describe(long userId, App app, boolean withCounts) {
        var profile = profiles.profile(userId).orElseThrow(() -> ApiError.of(ErrorCode.USER_NOT_FOUND));
        var email = users.email(userId).orElseThrow(() -> ApiError.of(ErrorCode.USER_NOT_FOUND));
        var plan = plans.priced(subscriptions.require(userId));
        var admin = families.adminOf(userId);
        var counting = bonuses.of(admin.orElse(userId));
        var family = admin.map(id -> family(id, plan)).orElse(null);
        long planStorage = family == null ? plan.isActive(time.now()) ? plan.storage() : 0 : family.storage();
        var lockerUsage = locker.of(families.sharersWith(userId));
        return new UserDetails(
                email,
                usage.of(userId)
                        - lockerUsage
                                .getOrDefault(userId, LockerUsage.Used.NOTHING)
                                .bytes(),
                plan,
                family,
                withCounts ? fileCount(userId, app) : null,
                withCounts ? 0 : null,
                app == App.LOCKER
                        ? new UserDetails.LockerFamilyUsage(lockerUsage.values().stream()
                                .mapToLong(LockerUsage.Used::files)
                                .sum())
                        : null,
                Bonuses.usable(counting, planStorage),
                profile,
                new UserDetails.BonusData(counting));
    }

    private @Nullable Long fileCount(long userId, App app) {
        return app == App.AUTH ? 0 : profiles.fileCount(userId, app);
    }

    /** The family's storage is 0 when its plan is over, with the grace of the member's own provider. */
    private FamilyData family(long admin, Subscription own) {
        var family = describeFamily.describe(admin);
        return Subscription.goesOn(own.paymentProvider(), family.expiryTime(), time.now())
                ? family
                : family.withStorage(0);
    }
}

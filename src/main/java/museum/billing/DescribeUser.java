package museum.billing;

import java.util.List;
import museum.account.Users;
import museum.database.Time;
import museum.family.Families;
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
            Time time) {
        this.users = users;
        this.profiles = profiles;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.bonuses = bonuses;
        this.usage = usage;
        this.locker = locker;
        this.families = families;
        this.time = time;
    }

    /** The page of an account; counts cost more, so they are left out unless asked for. */
    public UserDetails describe(long userId, App app, boolean withCounts) {
        var profile = profiles.profile(userId).orElseThrow(() -> ApiError.of(ErrorCode.USER_NOT_FOUND));
        var email = users.email(userId).orElseThrow(() -> ApiError.of(ErrorCode.USER_NOT_FOUND));
        var plan = plans.priced(subscriptions.find(userId).orElseThrow(ApiError::notFound));
        var admin = families.adminOf(userId);
        var counting = bonuses.of(admin.orElse(userId));
        var family = admin.map(id -> family(id, plan, counting)).orElse(null);
        long planStorage = family == null ? plan.isActive(time.now()) ? plan.storage() : 0 : family.storage();
        var sharers = family == null
                ? List.of(userId)
                : families.of(admin.get()).stream()
                        .filter(Families.Member::isActive)
                        .map(Families.Member::memberId)
                        .toList();
        var lockerUsage = locker.of(sharers);
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

    /** The family of a member or administrator; 400 {@code {}} for who has none. */
    UserDetails.FamilyData family(long userId) {
        var admin = families.adminOf(userId).orElseThrow(ApiError::badRequest);
        var own = subscriptions.find(userId).orElseThrow(ApiError::notFound);
        return family(admin, own, bonuses.of(admin));
    }

    private UserDetails.FamilyData family(long admin, Subscription own, List<Bonus> bonuses) {
        var plan = subscriptions.find(admin).orElseThrow(ApiError::notFound);
        var members = families.of(admin);
        var ids = members.stream().map(Families.Member::memberId).toList();
        var emails = users.emails(ids);
        var used = usage.byUser(ids);
        long storage = plan.expiryTime() + Subscription.grace(own.paymentProvider()) < time.now() ? 0 : plan.storage();
        return new UserDetails.FamilyData(
                members.stream()
                        .map(member -> new UserDetails.FamilyMember(
                                member.id(),
                                emails.getOrDefault(member.memberId(), ""),
                                member.status(),
                                member.storageLimit(),
                                member.isActive() ? used.getOrDefault(member.memberId(), 0L) : 0,
                                member.isAdmin()))
                        .toList(),
                storage,
                plan.expiryTime(),
                Bonuses.usable(bonuses, plan.isActive(time.now()) ? plan.storage() : 0));
    }
}

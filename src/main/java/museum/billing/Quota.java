package museum.billing;

import java.util.List;
import java.util.OptionalLong;
import museum.web.ApiError;
import museum.web.App;
import museum.web.ErrorCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether an account has room for more. Protocol 03 §12, 07 §6. Reads the truth each time: there is no optimistic answer. */
@Service
public class Quota {

    /** Bytes by which an upload may exceed the plan, so that nobody fails at the last photo. */
    private static final long TOLERANCE = 50L << 20;

    /** Bytes; more than anybody has, and few enough to be added to. */
    private static final long NO_LIMIT = Long.MAX_VALUE / 4;

    private final StandingQueries standings;
    private final Bonuses bonuses;
    private final Entitlements entitlements;
    private final LockerUsage locker;

    Quota(StandingQueries standings, Bonuses bonuses, Entitlements entitlements, LockerUsage locker) {
        this.standings = standings;
        this.bonuses = bonuses;
        this.entitlements = entitlements;
        this.locker = locker;
    }

    /**
     * Passes, or throws 402 (no active subscription), 426 (full) or 403 {@code FILE_LIMIT_REACHED} (locker).
     *
     * @param userId whose storage is charged
     * @param size bytes to be added, negative when a file shrinks; empty to ask whether uploads are possible at all
     */
    public void check(long userId, App app, OptionalLong size) {
        var standing = standings.of(userId);
        if (!standing.isActive() && !isCarriedByAddOn(standing.payer())) {
            throw ApiError.paymentRequired();
        }
        if (app == App.LOCKER) {
            checkLocker(userId, standing.sharers(), size.orElse(0));
        } else {
            checkPlan(standing, size);
            checkOwnLimit(standing, size.orElse(0));
        }
    }

    /**
     * Charges bytes (negative when a file shrinks) to an account in the transaction that stores them, before it does, and passes or throws as {@link #check}.
     * Uploads of one account, and of one family, follow each other from here on: together they cannot take more than there is room for.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void charge(long userId, App app, long bytes) {
        var standing = standings.charged(userId, bytes);
        if (standing.sharers().size() > 1) {
            standings.hold(standing.payer());
            standing = standings.of(userId);
        }
        if (!standing.isActive() && !isCarriedByAddOn(standing.payer())) {
            throw ApiError.paymentRequired();
        }
        if (app == App.LOCKER) {
            checkLocker(userId, standing.sharers(), bytes);
        } else {
            checkPlan(standing, OptionalLong.of(0));
            checkOwnLimit(standing, 0);
        }
    }

    private void checkPlan(Standing standing, OptionalLong size) {
        long plan = standing.isActive() ? Math.min(standing.plan(), NO_LIMIT) : 0;
        long room = size.isPresent() ? plan + TOLERANCE : plan;
        long used = standing.used() + size.orElse(0);
        if (used > room) {
            long withBonus = room + Bonuses.usable(bonuses.of(standing.payer()), room);
            if (used > withBonus && used - locker.total(standing.sharers()).bytes() > withBonus) {
                throw ApiError.storageFull();
            }
        }
    }

    private static void checkOwnLimit(Standing standing, long size) {
        var limit = standing.limit();
        if (limit != null && standing.own() + size - TOLERANCE > limit) {
            throw ApiError.storageFull();
        }
    }

    private void checkLocker(long userId, List<Long> sharers, long size) {
        var tier = LockerTier.of(entitlements.isPaid(userId));
        var used = locker.total(sharers);
        if (used.files() >= tier.files()) {
            throw ApiError.of(ErrorCode.FILE_LIMIT_REACHED);
        }
        if (used.bytes() + size >= tier.bytes()) {
            throw ApiError.storageFull();
        }
    }

    /** An expired plan goes on while a paid add-on of limited time does; one without an end does not rescue it. */
    private boolean isCarriedByAddOn(long payer) {
        return bonuses.of(payer).stream().anyMatch(bonus -> bonus.isAddOn() && bonus.validTill() > 0);
    }
}

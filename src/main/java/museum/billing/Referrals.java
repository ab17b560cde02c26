package museum.billing;

import java.util.List;
import java.util.Map;
import museum.account.Users;
import museum.family.Families;
import museum.notify.Mails;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** People who recommend the service get storage, and so does who comes: 10 GiB each, for ever. Protocol 08 §8. */
@Service
class Referrals {

    /** The one kind of reward there is. */
    record PlanInfo(boolean isEnabled, String planType, int storageInGB, int maxClaimableStorageInGB) {}

    /**
     * What the page shows from which people recommend the service. A family shows its administrator's code and storage.
     *
     * @param claimedStorage bytes
     */
    record ReferralView(
            PlanInfo planInfo,
            String code,
            boolean enableApplyCode,
            boolean hasAppliedCode,
            long claimedStorage,
            boolean isFamilyMember,
            int codeChangeAttempts,
            int remainingCodeChangeAttempts) {}

    /** Whom one has brought, and all one ever got; in a family what its administrator did. */
    record Details(
            List<ReferralQueries.ReferralStat> referralStats,
            List<Bonus> bonuses,
            int refCount,
            int refUpgradeCount,
            boolean hasAppliedCode) {}

    private static final Logger log = LoggerFactory.getLogger(Referrals.class);

    private static final PlanInfo PLAN = new PlanInfo(true, "10_GB_ON_UPGRADE", 10, 2000);

    /** Bytes. */
    private static final long REWARD = (long) PLAN.storageInGB() << 30;

    private final ReferralCodes codes;
    private final ReferralQueries referrals;
    private final Bonuses bonuses;
    private final Families families;
    private final Users users;
    private final Mails mails;

    Referrals(
            ReferralCodes codes,
            ReferralQueries referrals,
            Bonuses bonuses,
            Families families,
            Users users,
            Mails mails) {
        this.codes = codes;
        this.referrals = referrals;
        this.bonuses = bonuses;
        this.families = families;
        this.users = users;
        this.mails = mails;
    }

    ReferralView view(long userId) {
        long payer = payer(userId);
        boolean isFamilyMember = payer != userId;
        var code = codes.of(payer).orElseThrow(() -> ApiError.unexpected("no free referral code was found"));
        var recommender = referrals.recommender(userId, payer);
        int changes = Math.max(0, recommender.codes() - 1);
        return new ReferralView(
                PLAN,
                code,
                !recommender.hasApplied() && !isFamilyMember,
                recommender.hasApplied(),
                recommender.claimed(),
                isFamilyMember,
                changes,
                Math.max(0, ReferralCodes.MOST_CHANGES - changes));
    }

    Details details(long userId) {
        long payer = payer(userId);
        var statistics = referrals.statistics(payer);
        var got = bonuses.everOf(payer);
        return new Details(
                statistics,
                got,
                statistics.stream()
                        .mapToInt(ReferralQueries.ReferralStat::totalCount)
                        .sum(),
                statistics.stream()
                        .mapToInt(ReferralQueries.ReferralStat::upgradedCount)
                        .sum(),
                got.stream().anyMatch(bonus -> bonus.type().equals("SIGN_UP")));
    }

    /** Somebody says by whose code they came. */
    void claim(long userId, String code) {
        long invitor = codes.ownerOf(code)
                .filter(owner -> !users.isDeleted(owner))
                .orElseThrow(() -> ApiError.of(ErrorCode.INVALID_CODE));
        if (payer(userId) != userId) {
            throw ApiError.of(ErrorCode.ACCOUNT_NOT_ELIGIBLE);
        }
        if (invitor == userId) {
            throw ApiError.badRequest();
        }
        if (!referrals.track(invitor, userId, PLAN.planType(), REWARD)) {
            throw ApiError.of(ErrorCode.CODE_ALREADY_APPLIED);
        }
    }

    /** Rewards those who have brought somebody who pays by now; that one of them cannot be told does not keep the others from it. */
    void reward() {
        for (long invitor : referrals.reward(REWARD)) {
            try {
                users.email(invitor).ifPresent(email -> mails.sendLater("successful_referral", email, Map.of()));
            } catch (RuntimeException failure) {
                log.error("User {} was rewarded and could not be told", invitor, failure);
            }
        }
    }

    private long payer(long userId) {
        return families.adminOf(userId).orElse(userId);
    }
}

package museum.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import museum.family.FamilyData;
import org.jspecify.annotations.Nullable;

/**
 * All that the account page of an app shows. Protocol 01 §3.8.
 *
 * @param usage bytes, without the locker's
 * @param storageBonus bytes that bonuses add to the plan
 */
public record UserDetails(
        String email,
        long usage,
        Subscription subscription,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FamilyData familyData,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long fileCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer sharedCollectionsCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LockerFamilyUsage lockerFamilyUsage,
        long storageBonus,
        ProfileData profileData,
        BonusData bonusData) {

    public record LockerFamilyUsage(long familyFileCount) {}

    public record ProfileData(
            boolean canDisableEmailMFA, boolean isEmailMFAEnabled, boolean isTwoFactorEnabled, long passkeyCount) {}

    public record BonusData(List<Bonus> storageBonuses) {}
}

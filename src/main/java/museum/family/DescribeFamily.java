package museum.family;

import museum.account.Users;
import org.springframework.stereotype.Service;

/** Puts together what members see of their family. Protocol 07 §3.5. */
@Service
public class DescribeFamily {

    private final Families families;
    private final FamilyPlans plans;
    private final Users users;

    DescribeFamily(Families families, FamilyPlans plans, Users users) {
        this.families = families;
        this.plans = plans;
        this.users = users;
    }

    /** The administrator first, then the others as they came. Who is gone is left out. */
    public FamilyData describe(long adminId) {
        var plan = plans.of(adminId);
        var members = families.of(adminId);
        var ids = members.stream().map(Families.Member::memberId).toList();
        var emails = users.emails(ids);
        var used = plans.usage(ids);
        return new FamilyData(
                members.stream()
                        .filter(member -> emails.containsKey(member.memberId()))
                        .map(member -> new FamilyData.Member(
                                member.id(),
                                emails.getOrDefault(member.memberId(), ""),
                                member.status(),
                                member.storageLimit(),
                                member.isActive() ? used.getOrDefault(member.memberId(), 0L) : 0,
                                member.isAdmin()))
                        .toList(),
                plan.storage(),
                plan.expiryTime(),
                plan.bonus());
    }
}

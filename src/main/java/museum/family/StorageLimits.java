package museum.family;

import java.util.List;
import java.util.UUID;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How much of the family's storage one member may use. Protocol 07 §3.9. */
@Service
class StorageLimits {

    private final FamilyQueries members;
    private final FamilyPlans plans;

    StorageLimits(FamilyQueries members, FamilyPlans plans) {
        this.members = members;
        this.plans = plans;
    }

    /** @param limit bytes; null for none */
    void set(long admin, UUID id, @Nullable Long limit) {
        var membership = members.find(id).orElseThrow(ApiError::notFound);
        if (membership.adminId() != admin) {
            throw ApiError.permissionDenied();
        }
        if (membership.memberId() == admin) {
            throw ApiError.badRequest("can not limit admin storage");
        }
        if (!membership.status().equals("ACCEPTED")) {
            throw ApiError.badRequest();
        }
        if (limit != null) {
            check(membership, limit);
        }
        members.setLimit(id, limit);
    }

    private void check(FamilyQueries.Membership membership, long limit) {
        var plan = plans.of(membership.adminId());
        if (limit > plan.storage() + plan.bonus()) {
            throw ApiError.storageFull();
        }
        var member = membership.memberId();
        if (plans.usage(List.of(member)).getOrDefault(member, 0L) > limit) {
            throw ApiError.badRequest("Failed to reduce storage");
        }
    }
}

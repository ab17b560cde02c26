package museum.family;

import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes somebody the administrator of a family. Protocol 07 §3.1. */
@Service
class FoundFamily {

    private final Families families;
    private final FamilyQueries members;
    private final FamilyPlans plans;

    FoundFamily(Families families, FamilyQueries members, FamilyPlans plans) {
        this.families = families;
        this.members = members;
        this.plans = plans;
    }

    /** Again, nothing happens; a member of another family cannot. */
    @Transactional
    void found(long userId) {
        plans.requirePaid(userId);
        members.lock(userId);
        var admin = families.adminOf(userId);
        if (admin.isEmpty()) {
            if (!members.found(userId)) {
                throw ApiError.gone();
            }
        } else if (admin.get() != userId) {
            throw ApiError.badRequest();
        }
    }
}

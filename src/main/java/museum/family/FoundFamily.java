package museum.family;

import museum.account.Users;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes somebody the administrator of a family. Protocol 07 §3.1. */
@Service
class FoundFamily {

    private final Families families;
    private final FamilyQueries members;
    private final FamilyPlans plans;
    private final Users users;

    FoundFamily(Families families, FamilyQueries members, FamilyPlans plans, Users users) {
        this.families = families;
        this.members = members;
        this.plans = plans;
        this.users = users;
    }

    /** Again, nothing happens; a member of another family cannot. */
    @Transactional
    void found(long userId) {
        plans.requirePaid(userId);
        if (users.email(userId).isEmpty()) {
            throw ApiError.gone();
        }
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

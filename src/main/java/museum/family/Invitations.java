package museum.family;

import java.util.UUID;
import museum.account.Users;
import museum.database.Ids;
import museum.family.FamilyQueries.Membership;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people come into a family. Whoever has the token of an invitation may accept it, signed in or not. Protocol 07 §3.2–4, §3.7. */
@Service
class Invitations {

    /** @param id of the membership */
    record Invitation(UUID id, String adminEmail) {}

    /**
     * @param storage bytes that the family shares
     * @param expiryTime µs
     */
    record Accepted(String adminEmail, long storage, long expiryTime) {}

    /** The administrator among them, and invitations that wait. */
    private static final int MOST_MEMBERS = 6;

    private final Families families;
    private final FamilyQueries members;
    private final FamilyPlans plans;
    private final Users users;
    private final FamilyMail mail;
    private final Ids ids;

    Invitations(Families families, FamilyQueries members, FamilyPlans plans, Users users, FamilyMail mail, Ids ids) {
        this.families = families;
        this.members = members;
        this.plans = plans;
        this.users = users;
        this.mail = mail;
        this.ids = ids;
    }

    /** Invites somebody, or reminds of the invitation. */
    @Transactional
    void invite(long admin, String email, @Nullable Long storageLimit) {
        plans.requirePaid(admin);
        members.lock(admin);
        if (!hasFamily(admin)) {
            throw ApiError.badRequest();
        }
        if (members.size(admin) >= MOST_MEMBERS) {
            throw ApiError.preconditionFailed();
        }
        var member = users.find(email).orElseThrow(ApiError::notFound);
        if (member == admin || families.adminOf(member).isPresent()) {
            throw ApiError.notAcceptable();
        }
        if (plans.hasOwnPaidPlan(member)) {
            throw ApiError.versionMismatch();
        }
        members.invite(admin, member, ids.token(), storageLimit);
        mail.invited(admin, member, members.token(admin, member).orElseThrow(ApiError::notFound));
    }

    Invitation find(String token) {
        var invitation = membership(token);
        if (!invitation.status().equals("INVITED")) {
            throw ApiError.badRequest();
        }
        return new Invitation(invitation.id(), adminOf(invitation));
    }

    private Membership membership(String token) {
        return members.findByToken(token).orElseThrow(ApiError::notFound);
    }

    /** Accepting again, also at the same moment, gives the same answer. */
    @Transactional
    Accepted accept(String token) {
        members.lock(membership(token).adminId());
        var invitation = membership(token);
        var admin = adminOf(invitation);
        if (!invitation.status().equals("ACCEPTED")) {
            join(invitation);
        }
        var plan = plans.of(invitation.adminId());
        return new Accepted(admin, plan.storage() + plan.bonus(), plan.expiryTime());
    }

    /** Who has found another family meanwhile, or is gone, stays where he is. */
    private void join(Membership invitation) {
        if (!invitation.status().equals("INVITED")) {
            throw ApiError.unauthorized();
        }
        if (!members.join(invitation.adminId(), invitation.memberId())) {
            throw ApiError.versionMismatch();
        }
        if (!members.change(invitation.id(), "INVITED", "ACCEPTED")) {
            throw ApiError.unauthorized();
        }
        mail.accepted(invitation.adminId(), invitation.memberId());
    }

    /** The address of whose family it is; 410 when he is gone, or his family is. */
    private String adminOf(Membership invitation) {
        var admin = invitation.adminId();
        var email = users.email(admin).orElseThrow(ApiError::gone);
        if (!hasFamily(admin)) {
            throw ApiError.gone();
        }
        return email;
    }

    private boolean hasFamily(long admin) {
        return families.adminOf(admin).filter(id -> id == admin).isPresent();
    }

    @Transactional
    void revoke(long admin, UUID id) {
        members.lock(admin);
        var invitation = members.find(id).orElseThrow(ApiError::notFound);
        if (invitation.adminId() != admin) {
            throw ApiError.permissionDenied();
        }
        if (!invitation.status().equals("REVOKED") && !members.change(id, "INVITED", "REVOKED")) {
            throw ApiError.badRequest();
        }
    }
}

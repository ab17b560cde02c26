package museum.family;

import java.util.List;
import java.util.UUID;
import museum.web.ApiError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people go from a family, by their own wish or not. Protocol 07 §3.6, §3.8, §3.10, §5. */
@Service
public class LeaveFamily {

    private final Families families;
    private final FamilyQueries members;
    private final FamilyMail mail;
    private final ApplicationEventPublisher events;

    LeaveFamily(Families families, FamilyQueries members, FamilyMail mail, ApplicationEventPublisher events) {
        this.families = families;
        this.members = members;
        this.mail = mail;
        this.events = events;
    }

    @Transactional
    void remove(long admin, UUID id) {
        members.lock(admin);
        var membership = members.find(id).orElseThrow(ApiError::notFound);
        if (membership.adminId() != admin) {
            throw ApiError.permissionDenied();
        }
        if (membership.status().equals("REMOVED")) {
            return;
        }
        if (!members.change(id, "ACCEPTED", "REMOVED")) {
            throw ApiError.badRequest();
        }
        part(admin, List.of(membership.memberId()));
        mail.removed(admin, membership.memberId());
    }

    /** Who belongs to no family has left it already; an administrator cannot. */
    @Transactional
    void leave(long member) {
        var admin = families.adminOf(member);
        if (admin.filter(id -> id == member).isPresent()) {
            throw ApiError.permissionDenied();
        }
        if (admin.isPresent() && members.leave(admin.get(), member)) {
            part(admin.get(), List.of(member));
            mail.left(admin.get(), member);
        }
    }

    /** Dissolves the family of an administrator, as if it had never been; 404 for who has none. */
    @Transactional
    public void close(long admin) {
        members.lock(admin);
        if (families.adminOf(admin).filter(id -> id == admin).isEmpty()) {
            throw ApiError.notFound();
        }
        removeAll(admin);
        members.delete(admin);
    }

    /** An account ends: its owner goes from every family, or everybody else goes from his. */
    @Transactional
    void end(long userId) {
        members.declineAll(userId);
        var admin = families.adminOf(userId);
        if (admin.filter(id -> id == userId).isPresent()) {
            members.lock(userId);
            removeAll(userId);
        } else if (admin.isPresent()) {
            leave(userId);
        }
    }

    /** Nothing may remain of a family whose administrator is gone. */
    @Transactional
    void forget(long userId) {
        members.delete(userId);
    }

    private void removeAll(long admin) {
        var removed = members.removeAll(admin);
        members.revokeAll(admin);
        part(admin, removed);
        removed.forEach(member -> mail.removed(admin, member));
    }

    private void part(long admin, List<Long> parting) {
        members.part(admin, parting);
        parting.forEach(member -> events.publishEvent(new MemberLeft(admin, member)));
    }
}

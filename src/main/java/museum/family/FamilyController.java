package museum.family;

import static museum.web.Access.Kind.FAMILIES;
import static museum.web.Access.Kind.PUBLIC;
import static museum.web.Access.Kind.USER;

import java.util.UUID;
import museum.account.Users;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes of families; most are for the family's page, which has a token of its own. Protocol 07 §3. */
@RestController
@RequestMapping("/family")
class FamilyController {

    /** @param storageLimit bytes */
    record Invite(@Required String email, @Nullable Long storageLimit) {}

    record Accept(@Required String token) {}

    /**
     * @param id of a membership
     * @param storageLimit bytes
     */
    record Limit(@Required UUID id, @Nullable Long storageLimit) {}

    private final FoundFamily foundFamily;
    private final Invitations invitations;
    private final LeaveFamily leaveFamily;
    private final StorageLimits limits;
    private final Families families;
    private final DescribeFamily describe;
    private final Users users;

    FamilyController(
            FoundFamily foundFamily,
            Invitations invitations,
            LeaveFamily leaveFamily,
            StorageLimits limits,
            Families families,
            DescribeFamily describe,
            Users users) {
        this.foundFamily = foundFamily;
        this.invitations = invitations;
        this.leaveFamily = leaveFamily;
        this.limits = limits;
        this.families = families;
        this.describe = describe;
        this.users = users;
    }

    @PostMapping("/create")
    @Access(FAMILIES)
    void create(Caller caller) {
        foundFamily.found(living(caller));
    }

    @GetMapping("/members")
    @Access(FAMILIES)
    FamilyData members(Caller caller) {
        return describe.describe(families.adminOf(living(caller)).orElseThrow(ApiError::badRequest));
    }

    @PostMapping("/add-member")
    @Access(FAMILIES)
    @RateLimit(10)
    void invite(Caller caller, @RequestBody Invite request) {
        invitations.invite(living(caller), request.email(), request.storageLimit());
    }

    @GetMapping("/invite-info/{token}")
    @Access(PUBLIC)
    @RateLimit(10)
    Invitations.Invitation invitation(@PathVariable String token) {
        return invitations.find(token);
    }

    @PostMapping("/accept-invite")
    @Access(PUBLIC)
    @RateLimit(10)
    Invitations.Accepted accept(@RequestBody Accept request) {
        return invitations.accept(request.token());
    }

    @DeleteMapping("/revoke-invite/{id}")
    @Access(FAMILIES)
    void revoke(Caller caller, @PathVariable UUID id) {
        invitations.revoke(living(caller), id);
    }

    @DeleteMapping("/remove-member/{id}")
    @Access(FAMILIES)
    void remove(Caller caller, @PathVariable UUID id) {
        leaveFamily.remove(living(caller), id);
    }

    @DeleteMapping("/leave")
    @Access(USER)
    void leave(Caller caller) {
        leaveFamily.leave(caller.userId());
    }

    @PostMapping("/modify-storage")
    @Access(FAMILIES)
    void limit(Caller caller, @RequestBody Limit request) {
        limits.set(living(caller), request.id(), request.storageLimit());
    }

    /** A token for the family's page outlives its account: 410. */
    private long living(Caller caller) {
        if (users.isDeleted(caller.userId())) {
            throw ApiError.gone();
        }
        return caller.userId();
    }
}

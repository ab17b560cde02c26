package museum.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import museum.account.DeleteAccount;
import museum.account.RecoverAccount;
import museum.account.Users;
import museum.family.LeaveFamily;
import museum.storage.ReachedAddress;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Required;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and families that administrators end or bring back. Protocol 10 §19.3, §19.4, §19.12. */
@RestController
@RequestMapping("/admin/user")
@Access(Access.Kind.ADMIN)
class AccountLifeController {

    record Deleted(boolean isSubscriptionCancelled, long userID) {}

    record Recover(@Required long userID, @Required String emailID) {}

    private final Users users;
    private final DeleteAccount deleteAccount;
    private final RecoverAccount recoverAccount;
    private final LeaveFamily leaveFamily;

    AccountLifeController(
            Users users, DeleteAccount deleteAccount, RecoverAccount recoverAccount, LeaveFamily leaveFamily) {
        this.users = users;
        this.deleteAccount = deleteAccount;
        this.recoverAccount = recoverAccount;
        this.leaveFamily = leaveFamily;
    }

    @DeleteMapping("/delete")
    @Access(Access.Kind.FRESH_ADMIN)
    Deleted delete(@RequestParam(defaultValue = "") String email, HttpServletRequest http) {
        if (email.isEmpty()) {
            throw ApiError.badRequest();
        }
        var userId = users.find(email).orElseThrow(ApiError::notFound);
        return new Deleted(deleteAccount.delete(userId, ReachedAddress.url(http)), userId);
    }

    @PostMapping("/recover")
    Map<String, ?> recover(@RequestBody Recover request) {
        if (!request.emailID().contains("@")) {
            throw ApiError.badRequest();
        }
        if (users.email(request.userID()).isPresent()) {
            throw ApiError.badRequest("account is already recovered or userID is linked to another active account");
        }
        recoverAccount.recover(request.userID(), request.emailID());
        return Map.of();
    }

    @PostMapping("/close-family")
    Map<String, ?> closeFamily(@RequestBody UserRequest request) {
        leaveFamily.close(request.userID());
        return Map.of();
    }
}

package museum.admin;

import java.util.Map;
import museum.account.ChangeEmail;
import museum.account.EndTokens;
import museum.account.GiveCode;
import museum.account.LetIn;
import museum.account.SwitchEmailMfa;
import museum.account.Users;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.App;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How people get into their accounts, as administrators change it. Protocol 10 §19.7, §19.9–19.11, §19.13. */
@RestController
@RequestMapping("/admin/user")
@Access(Access.Kind.ADMIN)
class AccountAccessController {

    record Address(@Required long userID, @Required String email) {}

    record Session(@Required String token, @Required long userID) {}

    record EmailMfa(@Required long userID, @Nullable Boolean emailMFA) {}

    record Code(
            @Required String email,
            @Required String code,
            @Required String app,
            @Required long expiryTime) {}

    private final Users users;
    private final ChangeEmail changeEmail;
    private final EndTokens endTokens;
    private final SwitchEmailMfa switchEmailMfa;
    private final GiveCode giveCode;
    private final LetIn letIn;

    AccountAccessController(
            Users users,
            ChangeEmail changeEmail,
            EndTokens endTokens,
            SwitchEmailMfa switchEmailMfa,
            GiveCode giveCode,
            LetIn letIn) {
        this.users = users;
        this.changeEmail = changeEmail;
        this.endTokens = endTokens;
        this.switchEmailMfa = switchEmailMfa;
        this.giveCode = giveCode;
        this.letIn = letIn;
    }

    @PutMapping("/change-email")
    Map<String, ?> changeEmail(@RequestBody Address request) {
        var id = request.userID();
        if (!users.isKnown(id)) {
            throw ApiError.notFound();
        }
        changeEmail.set(id, request.email());
        return Map.of();
    }

    /** A token that is not this user's, or has ended, is no error. */
    @PostMapping("/terminate-session")
    Map<String, ?> endSession(@RequestBody Session request) {
        endTokens.one(request.userID(), request.token());
        return Map.of();
    }

    @PostMapping("/add-ott")
    Map<String, ?> giveCode(@RequestBody Code request) {
        var app = App.find(request.app()).orElseThrow(() -> ApiError.badRequest("invalid app"));
        giveCode.give(request.email(), app, request.code(), request.expiryTime());
        return Map.of();
    }

    /** Of somebody who is not kept out, or is unknown, nothing changes. */
    @PostMapping("/unblock-storage-warning-login")
    Map<String, ?> letIn(@RequestBody UserRequest request) {
        letIn.forAWeek(request.userID());
        return Map.of();
    }

    @PostMapping("/update-email-mfa")
    Map<String, ?> switchEmailMfa(@RequestBody EmailMfa request) {
        if (request.emailMFA() == null) {
            throw ApiError.badRequest("emailMFA is required");
        }
        switchEmailMfa.set(request.userID(), request.emailMFA());
        return Map.of();
    }
}

package museum.account;

import static museum.web.Access.Kind.PUBLIC;
import static museum.web.Access.Kind.USER;

import java.util.UUID;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of the log-in by password. Protocol 01 §3.2. */
@RestController
@RequestMapping("/users/srp")
@RateLimit(10)
class SrpController {

    record Attributes(SrpAttributes attributes) {}

    record CreateSession(@Required UUID srpUserID, @Required String srpA) {}

    record Session(UUID sessionID, String srpB) {}

    record VerifySession(
            @Required UUID sessionID,
            @Required UUID srpUserID,
            @Nullable String srpM1) {}

    private final LogInByPassword logIn;
    private final NewPassword newPassword;

    SrpController(LogInByPassword logIn, NewPassword newPassword) {
        this.logIn = logIn;
        this.newPassword = newPassword;
    }

    @GetMapping("/attributes")
    @Access(PUBLIC)
    Attributes attributes(@RequestParam(defaultValue = "") String email) {
        if (email.isEmpty()) {
            throw ApiError.badRequest();
        }
        return new Attributes(logIn.attributes(email));
    }

    @PostMapping("/create-session")
    @Access(PUBLIC)
    Session createSession(Client client, @RequestBody CreateSession request) {
        var begun = logIn.begin(request.srpUserID(), request.srpA(), client);
        return new Session(begun.id(), begun.publicValue());
    }

    @PostMapping("/verify-session")
    @Access(PUBLIC)
    AuthorizationResponse verifySession(Client client, @RequestBody VerifySession request) {
        var proof = request.srpM1() == null ? "" : request.srpM1();
        return logIn.finish(request.sessionID(), request.srpUserID(), proof, client);
    }

    @PostMapping("/setup")
    @Access(USER)
    NewPassword.SetUpAnswer setUp(Caller caller, @RequestBody NewPassword.SetUpRequest request) {
        return newPassword.begin(caller.userId(), request);
    }

    @PostMapping("/complete")
    @Access(USER)
    NewPassword.SetUpDone complete(Caller caller, @RequestBody NewPassword.CompleteRequest request) {
        return newPassword.complete(caller.userId(), request);
    }

    @PostMapping("/update")
    @Access(USER)
    NewPassword.SetUpDone update(Caller caller, @RequestBody NewPassword.UpdateRequest request) {
        return newPassword.update(caller.userId(), request, caller.token());
    }
}

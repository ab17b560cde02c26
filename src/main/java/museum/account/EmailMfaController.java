package museum.account;

import static museum.web.Access.Kind.USER;

import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether a log-in takes a code by mail instead of the password's proof. Protocol 01 §3.7. */
@RestController
@Access(USER)
class EmailMfaController {

    record SetEmailMfa(@Required Boolean isEnabled) {}

    private final UserQueries users;
    private final SrpQueries logins;

    EmailMfaController(UserQueries users, SrpQueries logins) {
        this.users = users;
        this.logins = logins;
    }

    @PutMapping("/users/email-mfa")
    void set(Caller caller, @RequestBody SetEmailMfa request) {
        if (!request.isEnabled() && !logins.hasLogin(caller.userId())) {
            throw ApiError.conflict("SRP setup incomplete");
        }
        users.setEmailMfa(caller.userId(), request.isEnabled());
    }
}

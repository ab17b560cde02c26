package museum.account;

import static museum.web.Access.Kind.USER;

import museum.web.Access;
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

    private final SwitchEmailMfa emailMfa;

    EmailMfaController(SwitchEmailMfa emailMfa) {
        this.emailMfa = emailMfa;
    }

    @PutMapping("/users/email-mfa")
    void set(Caller caller, @RequestBody SetEmailMfa request) {
        emailMfa.set(caller.userId(), request.isEnabled());
    }
}

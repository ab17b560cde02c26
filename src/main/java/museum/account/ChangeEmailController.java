package museum.account;

import static museum.web.Access.Kind.USER;

import museum.web.Access;
import museum.web.Caller;
import museum.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Route of a new address. Protocol 01 §3.7. */
@RestController
@Access(USER)
@RateLimit(10)
class ChangeEmailController {

    record Request(@Nullable String email, @Nullable String ott) {}

    private final ChangeEmail changeEmail;

    ChangeEmailController(ChangeEmail changeEmail) {
        this.changeEmail = changeEmail;
    }

    @PostMapping("/users/change-email")
    void change(Caller caller, @RequestBody Request request) {
        changeEmail.change(caller, request.email(), request.ott());
    }
}

package museum.account;

import static museum.web.Access.Kind.USER;

import museum.web.Access;
import museum.web.Caller;
import museum.web.RateLimit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes of TOTP as second factor. Protocol 01 §3.4. */
@RestController
@RequestMapping("/users/two-factor")
@RateLimit(10)
class TwoFactorController {

    record Status(boolean status) {}

    private final UserQueries users;

    TwoFactorController(UserQueries users) {
        this.users = users;
    }

    @GetMapping("/status")
    @Access(USER)
    Status status(Caller caller) {
        return new Status(users.hasTotp(caller.userId()));
    }
}

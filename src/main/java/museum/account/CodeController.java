package museum.account;

import static museum.web.Access.Kind.PUBLIC;

import museum.web.Access;
import museum.web.Client;
import museum.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Routes of one-time codes: asking for one, and using it to sign up or in. Protocol 01 §3.1. */
@RestController
@Access(PUBLIC)
@RateLimit(10)
class CodeController {

    /** @param mobile whether the app runs on a telephone; its letter is another one */
    record SendOtt(@Nullable String email, @Nullable String purpose, boolean mobile) {}

    /** @param source where somebody who signs up has heard of the service */
    record VerifyEmail(
            @Nullable String email,
            @Nullable String ott,
            @Nullable String source) {}

    private final SendCode sendCode;
    private final VerifyEmailAddress verifyEmail;

    CodeController(SendCode sendCode, VerifyEmailAddress verifyEmail) {
        this.sendCode = sendCode;
        this.verifyEmail = verifyEmail;
    }

    @PostMapping("/users/ott")
    void send(Client client, @RequestBody SendOtt request) {
        sendCode.send(request.email(), SendCode.Purpose.of(request.purpose()), request.mobile(), client);
    }

    @PostMapping("/users/verify-email")
    AuthorizationResponse verify(Client client, @RequestBody VerifyEmail request) {
        return verifyEmail.verify(request.email(), request.ott(), request.source(), client);
    }
}

package museum.account;

import static museum.web.Access.Kind.PUBLIC;

import java.io.IOException;
import java.io.InputStream;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import museum.web.UuidText;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of a sign-in by passkey. Protocol 01 §3.5.1. */
@RestController
@RequestMapping("/users/two-factor/passkeys")
@Access(PUBLIC)
@RateLimit(10)
class PasskeySignInController {

    record Begin(@Required String sessionID) {}

    private final SignInWithPasskey signIn;
    private final PasskeySessions sessions;

    PasskeySignInController(SignInWithPasskey signIn, PasskeySessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @PostMapping("/begin")
    SignInWithPasskey.Begun begin(@RequestBody Begin request) {
        return signIn.begin(request.sessionID());
    }

    @PostMapping("/finish")
    TwoFactorAuthorizationResponse finish(
            Client client,
            @RequestParam(defaultValue = "") String sessionID,
            @RequestParam(defaultValue = "") String ceremonySessionID,
            InputStream body)
            throws IOException {
        if (sessionID.isEmpty()) {
            throw ApiError.badRequest();
        }
        return signIn.finish(sessionID, UuidText.require(ceremonySessionID), body.readAllBytes(), client);
    }

    @GetMapping("/get-token")
    ResponseEntity<String> getToken(@RequestParam(defaultValue = "") String sessionID) {
        if (sessionID.isEmpty()) {
            throw ApiError.badRequest("sessionID is required");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/json; charset=utf-8"))
                .body(sessions.fetch(sessionID));
    }
}

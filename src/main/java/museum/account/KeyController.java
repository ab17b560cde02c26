package museum.account;

import static museum.web.Access.Kind.USER;

import com.fasterxml.jackson.annotation.JsonInclude;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of an account's keys. Protocol 01 §3.3. */
@RestController
@RequestMapping("/users")
@Access(USER)
class KeyController {

    record SetAttributes(@Required KeyAttributes keyAttributes) {}

    record PublicKey(String publicKey) {}

    record SessionValidity(
            boolean hasSetKeys,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable KeyAttributes keyAttributes) {}

    private final KeyQueries keys;
    private final Users users;

    KeyController(KeyQueries keys, Users users) {
        this.keys = keys;
        this.users = users;
    }

    @PutMapping("/attributes")
    void set(Caller caller, @RequestBody SetAttributes request) {
        var attributes = request.keyAttributes();
        KdfStrength.check(attributes.memLimit(), attributes.opsLimit());
        if (!keys.insert(caller.userId(), attributes)) {
            throw ApiError.permissionDenied();
        }
    }

    @PutMapping("/recovery-key")
    void setRecoveryKey(Caller caller, @RequestBody RecoveryKey request) {
        if (!keys.setRecovery(caller.userId(), request)) {
            throw keys.find(caller.userId()).isEmpty()
                    ? ApiError.notFound()
                    : ApiError.conflict("recovery key is already set");
        }
    }

    @GetMapping("/public-key")
    @RateLimit(200)
    PublicKey publicKey(@RequestParam(defaultValue = "") String email) {
        var user = users.find(email).orElseThrow(ApiError::notFound);
        return new PublicKey(users.publicKey(user).orElseThrow(ApiError::notFound));
    }

    @GetMapping("/session-validity/v2")
    SessionValidity sessionValidity(Caller caller) {
        var attributes = keys.find(caller.userId()).orElse(null);
        return new SessionValidity(attributes != null, attributes);
    }
}

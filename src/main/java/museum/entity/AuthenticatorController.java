package museum.entity;

import java.util.List;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The authenticator's key and codes. Protocol 06 §2. */
@RestController
@RequestMapping("/authenticator")
@Access(Access.Kind.USER)
class AuthenticatorController {

    record NewKey(@Required String encryptedKey, @Required String header) {}

    record NewCode(@Required String encryptedData, @Required String header) {}

    record ChangedCode(
            @Required String id,
            @Required String encryptedData,
            @Required String header) {}

    /**
     * A page of changes.
     *
     * @param timestamp the server's clock, by which apps correct their own when they show codes
     */
    record Diff(List<AuthEntity> diff, long timestamp) {}

    private final AuthenticatorCodes codes;
    private final AuthenticatorQueries queries;
    private final Time time;

    AuthenticatorController(AuthenticatorCodes codes, AuthenticatorQueries queries, Time time) {
        this.codes = codes;
        this.queries = queries;
        this.time = time;
    }

    @PostMapping("/key")
    void storeKey(Caller caller, @RequestBody NewKey key) {
        codes.storeKey(caller.userId(), key.encryptedKey(), key.header());
    }

    @GetMapping("/key")
    AuthenticatorKey key(Caller caller) {
        return queries.key(caller.userId()).orElseThrow(() -> ApiError.notFound(""));
    }

    @PostMapping("/entity")
    AuthEntity add(Caller caller, @RequestBody NewCode code) {
        return codes.add(caller.userId(), code.encryptedData(), code.header());
    }

    @PutMapping("/entity")
    void change(Caller caller, @RequestBody ChangedCode code) {
        var id = EntityIds.uuid(code.id());
        if (EntityIds.isZero(id)) {
            throw ApiError.badRequest();
        }
        codes.change(caller.userId(), id, code.encryptedData(), code.header());
    }

    @DeleteMapping("/entity")
    void delete(Caller caller, @RequestParam(defaultValue = "") String id) {
        codes.delete(caller.userId(), EntityIds.uuid(id));
    }

    @GetMapping("/entity/diff")
    Diff diff(
            Caller caller,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit) {
        var page = queries.page(caller.userId(), DiffRange.of(sinceTime, limit));
        return new Diff(page, time.now());
    }
}

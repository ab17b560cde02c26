package museum.account;

import static museum.web.Access.Kind.ACCOUNTS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.UuidText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes on which the accounts app lists, adds, renames and deletes passkeys. Protocol 01 §3.5.2. */
@RestController
@RequestMapping("/passkeys")
@Access(ACCOUNTS)
class PasskeyController {

    /** @param passkeys null when there are none */
    record Passkeys(String accountsUrl, @Nullable List<PasskeyQueries.Passkey> passkeys) {}

    private static final int LONGEST_NAME = 256;

    private final PasskeyQueries passkeys;
    private final RegisterPasskey register;
    private final RelyingParties parties;
    private final Users users;
    private final SignInQueries accounts;
    private final Time time;

    PasskeyController(
            PasskeyQueries passkeys,
            RegisterPasskey register,
            RelyingParties parties,
            Users users,
            SignInQueries accounts,
            Time time) {
        this.passkeys = passkeys;
        this.register = register;
        this.parties = parties;
        this.users = users;
        this.accounts = accounts;
        this.time = time;
    }

    @GetMapping
    Passkeys list(Caller caller) {
        emailOf(caller);
        var list = passkeys.list(caller.userId());
        return new Passkeys(parties.forManaging(caller.userId()).accountsUrl(), list.isEmpty() ? null : list);
    }

    @PatchMapping("/{passkeyID}")
    Map<String, ?> rename(
            Caller caller, @PathVariable String passkeyID, @RequestParam(defaultValue = "") String friendlyName) {
        passkeys.rename(UuidText.require(passkeyID), caller.userId(), checked(friendlyName));
        return Map.of();
    }

    @DeleteMapping("/{passkeyID}")
    Map<String, ?> delete(Caller caller, @PathVariable String passkeyID) {
        passkeys.delete(UuidText.require(passkeyID), caller.userId(), time.now());
        return Map.of();
    }

    @PostMapping("/registration/begin")
    RegisterPasskey.Begun begin(Caller caller) {
        return register.begin(caller.userId(), emailOf(caller));
    }

    @PostMapping("/registration/finish")
    Map<String, ?> finish(
            Caller caller,
            @RequestParam(defaultValue = "") String friendlyName,
            @RequestParam(defaultValue = "") String sessionID,
            InputStream body)
            throws IOException {
        var name = checked(friendlyName);
        register.finish(caller.userId(), UuidText.require(sessionID), name, body.readAllBytes());
        return Map.of();
    }

    /** A token for the accounts app outlives its account: 410, and 404 for one that never was. */
    private String emailOf(Caller caller) {
        return users.email(caller.userId())
                .orElseThrow(() -> accounts.find(caller.userId()).isPresent() ? ApiError.gone() : ApiError.notFound());
    }

    private static String checked(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > LONGEST_NAME) {
            throw ApiError.badRequest("friendlyName must be between 1 and 256 characters");
        }
        return name;
    }
}

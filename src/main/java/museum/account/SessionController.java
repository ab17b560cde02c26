package museum.account;

import static museum.web.Access.Kind.USER;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import museum.web.Access;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of a user's sessions: which there are, and how to end them. Protocol 01 §3.6. */
@RestController
@RequestMapping("/users")
@Access(USER)
class SessionController {

    record Sessions(List<Session> sessions) {}

    record Session(String token, long creationTime, String ip, String ua, String prettyUA, long lastUsedTime) {
        static Session of(TokenQueries.StoredToken row) {
            var agent = row.userAgent();
            return new Session(
                    row.token(),
                    row.creationTime(),
                    Objects.requireNonNullElse(row.ip(), "Unknown IP"),
                    Objects.requireNonNullElse(agent, "Unknown Device"),
                    agent == null ? "Unknown Device" : DeviceName.of(agent),
                    row.lastUsedAt());
        }
    }

    record Event(@Nullable String event) {}

    private final TokenQueries tokens;
    private final EndTokens endTokens;

    SessionController(TokenQueries tokens, EndTokens endTokens) {
        this.tokens = tokens;
        this.endTokens = endTokens;
    }

    @GetMapping("/sessions")
    Sessions list(Caller caller) {
        return new Sessions(tokens.list(caller.userId(), caller.app()).stream()
                .map(Session::of)
                .toList());
    }

    @DeleteMapping("/session")
    Map<String, ?> end(Caller caller, @RequestParam(defaultValue = "") String token) {
        endTokens.one(caller.userId(), token);
        return Map.of();
    }

    @PostMapping("/logout")
    Map<String, ?> logOut(Caller caller) {
        endTokens.one(caller.userId(), caller.token());
        return Map.of();
    }

    /** Clients tell of things they do; nobody keeps it. */
    @PostMapping("/event")
    void event(@RequestBody Event event) {}
}

package museum.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import museum.configuration.Configuration;
import museum.storage.ReachedAddress;
import museum.web.ScopedTokens;
import museum.web.ScopedTokens.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links by which a deleted account comes back, for a week. They lead to this server: by {@code apps.api} if it is set, else as it was reached. */
@Component
class RecoveryLinks {

    private final ScopedTokens tokens;
    private final Optional<String> configured;

    RecoveryLinks(ScopedTokens tokens, Configuration configuration) {
        this.tokens = tokens;
        this.configured = configuration.text("apps.api").map(url -> url.replaceAll("/+$", ""));
    }

    /** The address by which a request has reached this server, without a slash at its end. */
    static String serverOf(HttpServletRequest request) {
        return ReachedAddress.url(request);
    }

    /** Empty when nobody knows this server's address. */
    Optional<String> of(long userId, String email, @Nullable String server) {
        return configured
                .or(() -> Optional.ofNullable(server))
                .map(base ->
                        base + "/users/recover-account?token=" + tokens.issue(Scope.RESTORE_ACCOUNT, userId, email));
    }
}

package museum.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import museum.account.Users;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.ClientAddress;
import museum.web.Credentials;
import museum.web.Gate;
import org.springframework.stereotype.Component;

/** Lets visitors of shared memories pass for a week, while the account that shared them lives. Protocol 04 §9.3. */
@Component
class MemoryShareGate implements Gate {

    private final MemoryShareQueries shares;
    private final GuessLimit guesses;
    private final ClientAddress addresses;
    private final Users users;
    private final Time time;

    MemoryShareGate(MemoryShareQueries shares, GuessLimit guesses, ClientAddress addresses, Users users, Time time) {
        this.shares = shares;
        this.guesses = guesses;
        this.addresses = addresses;
        this.users = users;
        this.time = time;
    }

    @Override
    public Set<Access.Kind> kinds() {
        return Set.of(Access.Kind.MEMORY_SHARE);
    }

    @Override
    public MemoryVisitor admit(Access.Kind kind, String route, HttpServletRequest request) {
        var token = Credentials.LINK
                .in(request)
                .orElseThrow(() -> ApiError.refusal(401, "missing accessToken", "memory_share"));
        var owned = guesses.lookUp(addresses.of(request), () -> shares.find(token))
                .orElseThrow(() -> ApiError.refusal(401, "invalid token"));
        if (owned.share().isDeleted() || users.isDeleted(owned.userId())) {
            throw ApiError.refusal(410, "memory share is deleted");
        }
        if (owned.share().createdAt() + MemoryShareController.LIFE <= time.now()) {
            throw ApiError.refusal(410, "expired token");
        }
        return new MemoryVisitor(owned.share(), owned.userId());
    }
}

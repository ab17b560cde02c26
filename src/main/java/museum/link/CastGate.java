package museum.link;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.ClientAddress;
import museum.web.Credentials;
import museum.web.Gate;
import org.springframework.stereotype.Component;

/** Lets televisions pass while their sender takes part in the album. Protocol 04 §11.2. */
@Component
class CastGate implements Gate {

    /** µs between two notes that a television still shows its album. */
    private static final long NOTED_EVERY = Duration.ofSeconds(1).toNanos() / 1000;

    private final CastQueries casts;
    private final GuessLimit guesses;
    private final ClientAddress addresses;
    private final Time time;

    CastGate(CastQueries casts, GuessLimit guesses, ClientAddress addresses, Time time) {
        this.casts = casts;
        this.guesses = guesses;
        this.addresses = addresses;
        this.time = time;
    }

    @Override
    public Set<Access.Kind> kinds() {
        return Set.of(Access.Kind.CAST);
    }

    @Override
    public CastVisitor admit(Access.Kind kind, String route, HttpServletRequest request) {
        var token = Credentials.CAST.in(request).orElseThrow(() -> ApiError.refusal(401, "cast access token missing"));
        var cast = guesses.lookUp(addresses.of(request), () -> casts.find(token))
                .orElseThrow(() -> ApiError.refusal(401, "invalid token"));
        if (cast.lastUsedAt() < time.now() - NOTED_EVERY) {
            casts.use(cast.id(), time.now());
        }
        return new CastVisitor(cast.collectionId(), cast.castUser());
    }
}

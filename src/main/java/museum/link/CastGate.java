package museum.link;

import jakarta.servlet.http.HttpServletRequest;
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
        return guesses.lookUp(addresses.of(request), () -> casts.use(token, time.now()))
                .map(cast -> new CastVisitor(cast.collectionId(), cast.castUser()))
                .orElseThrow(() -> ApiError.refusal(401, "invalid token"));
    }
}

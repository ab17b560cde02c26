package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets holders of user tokens pass, to storage routes not the authenticator app, to admin routes only administrators. Protocol 00 §5. */
@Component
class UserGate implements Gate {

    private final UserTokens tokens;
    private final Administrators administrators;
    private final FreshToken fresh;
    private final ClientAddress addresses;

    UserGate(UserTokens tokens, Administrators administrators, FreshToken fresh, ClientAddress addresses) {
        this.tokens = tokens;
        this.administrators = administrators;
        this.fresh = fresh;
        this.addresses = addresses;
    }

    @Override
    public Set<Access.Kind> kinds() {
        return EnumSet.of(Access.Kind.USER, Access.Kind.STORAGE, Access.Kind.ADMIN, Access.Kind.FRESH_ADMIN);
    }

    @Override
    public Caller admit(Access.Kind kind, String route, HttpServletRequest request) {
        var token = Credentials.USER.require(request, "missing token");
        var client = Client.of(request, addresses);
        var caller = new Caller(tokens.userOf(token, client.app(), client), client.app(), token);
        if (kind == Access.Kind.STORAGE && caller.app() == App.AUTH) {
            throw ApiError.refusal(403, "invalid app for endpoint");
        }
        boolean administers = kind == Access.Kind.ADMIN || kind == Access.Kind.FRESH_ADMIN;
        if (administers && !administrators.include(caller.userId())) {
            throw ApiError.refusal(401, "insufficient permissions");
        }
        if (kind == Access.Kind.FRESH_ADMIN) {
            fresh.require(token);
        }
        return caller;
    }
}

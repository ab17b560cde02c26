package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets holders of a JWT for a companion site pass. Protocol 00 §2, §7. */
@Component
class ScopedTokenGate implements Gate {

    private final ScopedTokens tokens;

    ScopedTokenGate(ScopedTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Set<Access.Kind> kinds() {
        return EnumSet.of(Access.Kind.PAYMENT, Access.Kind.FAMILIES, Access.Kind.ACCOUNTS);
    }

    @Override
    public Caller admit(Access.Kind kind, String route, HttpServletRequest request) {
        var token = Credentials.USER.require(request, "missing token");
        var scope = switch (kind) {
            case PAYMENT -> ScopedTokens.Scope.PAYMENT;
            case FAMILIES -> ScopedTokens.Scope.FAMILIES;
            default -> ScopedTokens.Scope.ACCOUNTS;
        };
        var bearer = tokens.read(scope, token).orElseThrow(() -> ApiError.refusal(401, "invalid token"));
        return new Caller(bearer.userId(), App.ofPackage(request.getHeader("X-Client-Package")), token);
    }
}

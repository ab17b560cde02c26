package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets requests through to their route: authentication first, then rate limits. Protocol 00 §2. */
@Component
class AccessInterceptor implements HandlerInterceptor {

    /** The request attribute that holds who was {@link Admitted}. */
    static final String ADMITTED = AccessInterceptor.class.getName() + ".admitted";

    private final Map<Access.Kind, Gate> gates = new EnumMap<>(Access.Kind.class);
    private final Routes routes = new Routes();
    private final RequestCounts counts;
    private final ClientAddress addresses;

    AccessInterceptor(List<Gate> gates, RequestCounts counts, ClientAddress addresses) {
        this.counts = counts;
        this.addresses = addresses;
        for (var gate : gates) {
            for (var kind : gate.kinds()) {
                if (this.gates.put(kind, gate) != null) {
                    throw new IllegalStateException("two gates for " + kind);
                }
            }
        }
    }

    /** Refuses to start with a route that nobody guards. */
    void check(org.springframework.web.method.HandlerMethod handler) {
        var kind = routes.of(handler).access();
        if (kind != Access.Kind.PUBLIC && !gates.containsKey(kind)) {
            throw new IllegalStateException("no gate guards " + kind + " of " + handler);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        var method = Routes.ours(handler);
        if (method == null) {
            return true;
        }
        var route = routes.of(method);
        if (request.getMethod().equals("HEAD") && !route.answersHead()) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod());
        }
        var template = Routes.template(request);
        Admitted admitted = null;
        if (route.access() != Access.Kind.PUBLIC) {
            admitted = gate(route.access()).admit(route.access(), template, request);
            request.setAttribute(ADMITTED, admitted);
        }
        for (var limit : route.limits()) {
            var key = template + " " + key(limit, admitted, request);
            if (!counts.isWithin(limit.value(), limit.per(), key)) {
                throw ApiError.refusal(429, "Rate limit breached, try later");
            }
        }
        return true;
    }

    private Gate gate(Access.Kind kind) {
        var gate = gates.get(kind);
        if (gate == null) {
            throw new IllegalStateException("no gate guards " + kind);
        }
        return gate;
    }

    private String key(RateLimit limit, @Nullable Admitted admitted, HttpServletRequest request) {
        return switch (limit.by()) {
            case EVERYBODY -> "everybody";
            case ADMITTED -> admitted == null ? addresses.of(request) : admitted.limitKey();
            case CALLER -> admitted instanceof Caller caller ? caller.limitKey() : addresses.of(request);
        };
    }
}

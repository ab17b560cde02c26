package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** What is declared on the routes: who may call them and how often. */
final class Routes {

    /** The declarations of one route. */
    record Route(Access.Kind access, List<RateLimit> limits, boolean answersHead) {}

    private final Map<java.lang.reflect.Method, Route> routes = new ConcurrentHashMap<>();

    Route of(HandlerMethod handler) {
        return routes.computeIfAbsent(handler.getMethod(), method -> read(handler));
    }

    /** The path template that matched, such as {@code /files/download/{fileID}}. */
    static String template(HttpServletRequest request) {
        var template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return template == null ? request.getRequestURI() : template.toString();
    }

    private static Route read(HandlerMethod handler) {
        var access = handler.getMethodAnnotation(Access.class);
        if (access == null) {
            access = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
        }
        if (access == null) {
            throw new IllegalStateException("the route " + handler + " does not say who may call it: add @Access");
        }
        var limits = AnnotatedElementUtils.findMergedRepeatableAnnotations(handler.getMethod(), RateLimit.class);
        if (limits.isEmpty()) {
            limits = AnnotatedElementUtils.findMergedRepeatableAnnotations(handler.getBeanType(), RateLimit.class);
        }
        return new Route(access.value(), List.copyOf(limits), declaresHead(handler));
    }

    /** Spring would answer HEAD wherever there is GET; the protocol has no such routes. */
    private static boolean declaresHead(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.method()).contains(RequestMethod.HEAD);
    }

    /** Our own handler methods; others (health, metrics) stand apart. */
    static @Nullable HandlerMethod ours(Object handler) {
        return handler instanceof HandlerMethod method
                        && method.getBeanType().getName().startsWith("museum.")
                ? method
                : null;
    }
}

package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** A route that the table of bad input forgets is a route that nobody has tried to break. */
@MuseumTest
class EveryRouteIsTriedTest {

    @Test
    void everyRouteWithABodyStandsInTheTable(RunningMuseum museum) {
        var forgotten = new TreeSet<String>();
        museum.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((route, handler) -> {
            var ours = handler.getBeanType().getName().startsWith("museum.");
            if (ours && hasBody(handler) && route.getPathPatternsCondition() != null) {
                for (var method : route.getMethodsCondition().getMethods()) {
                    if (patterns(route).stream().noneMatch(pattern -> isTried(method.name(), pattern))) {
                        forgotten.add(method + " " + patterns(route));
                    }
                }
            }
        });
        assertThat(forgotten).isEmpty();
    }

    private static boolean hasBody(HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return true;
            }
        }
        return false;
    }

    private static Set<PathPattern> patterns(RequestMappingInfo route) {
        var condition = route.getPathPatternsCondition();
        return condition == null ? Set.of() : condition.getPatterns();
    }

    private static boolean isTried(String method, PathPattern pattern) {
        return RouteTable.routes().stream()
                .filter(route -> route.method().equals(method))
                .anyMatch(route ->
                        pattern.matches(PathContainer.parsePath(route.path().replaceAll("[?].*", ""))));
    }
}

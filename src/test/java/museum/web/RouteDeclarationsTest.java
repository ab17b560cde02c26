package museum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import museum.web.Access.Kind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route says who may call it and how often, just as the protocol has it (Protocol 00 §3, §12); nothing is open that should not be. */
@MuseumTest
class RouteDeclarationsTest {

    private record Route(String method, String path, HandlerMethod handler) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record AccessRule(Kind kind, Pattern routes) {
        AccessRule(Kind kind, String routes) {
            this(kind, Pattern.compile(routes));
        }
    }

    private record LimitRule(String limit, Pattern routes) {
        LimitRule(String limit, String routes) {
            this(limit, Pattern.compile(routes));
        }
    }

    /** The first that matches counts; everything else is for holders of a user token. */
    private static final List<AccessRule> ACCESS = List.of(
            new AccessRule(
                    Kind.PUBLIC, "(GET|HEAD) /ping|GET /fire/db-m-ping|POST /events|GET /files/count|POST /paste/.*"),
            new AccessRule(Kind.PUBLIC, "POST /users/(ott|verify-email)|POST /users/two-factor/(verify|remove)"),
            new AccessRule(Kind.PUBLIC, "GET /users/two-factor/(recover|passkeys/get-token)"),
            new AccessRule(Kind.PUBLIC, "POST /users/two-factor/passkeys/(begin|finish)"),
            new AccessRule(Kind.PUBLIC, "GET /users/srp/attributes|POST /users/srp/(verify|create)-session"),
            new AccessRule(Kind.PUBLIC, "GET /users/recover-account|POST /cast/device-info"),
            new AccessRule(Kind.PUBLIC, "GET /cast/cast-data/\\{\\w+}"),
            new AccessRule(Kind.PUBLIC, "GET /family/invite-info/\\{\\w+}|POST /family/accept-invite"),
            new AccessRule(Kind.PUBLIC, "POST /legacy-kits/recovery/.*|GET /billing/plans/v2|POST /billing/notify/.*"),
            new AccessRule(Kind.PUBLIC, "GET /custom-domain|GET /offers/black-friday|POST /discount/claim"),
            new AccessRule(Kind.USER, "DELETE /family/leave"),
            new AccessRule(Kind.ACCOUNTS, "\\w+ /passkeys.*"),
            new AccessRule(Kind.FAMILIES, "\\w+ /family/.*"),
            new AccessRule(
                    Kind.PAYMENT,
                    "\\w+ /billing/(stripe-account-country|stripe/checkout-session|stripe/update-subscription)"),
            new AccessRule(Kind.ALBUM_LINK, "\\w+ /public-collection/.*"),
            new AccessRule(Kind.FILE_LINK, "\\w+ /file-link/.*"),
            new AccessRule(Kind.MEMORY_SHARE, "\\w+ /public-memory/.*"),
            new AccessRule(Kind.CAST, "GET /cast/(files/.*|diff|info)"),
            new AccessRule(Kind.FRESH_ADMIN, "\\w+ /admin/(users|user/delete|user/disable-2fa)"),
            new AccessRule(Kind.ADMIN, "\\w+ /admin/.*"),
            new AccessRule(Kind.STORAGE, "\\w+ /(files|trash|comments|reactions|social|comments-reactions)(/.*)?"),
            new AccessRule(Kind.STORAGE, "\\w+ /(collections|collection-actions|memory-share|cast)(/.*)?"),
            new AccessRule(Kind.STORAGE, "\\w+ /(user-entity|contacts|attachments)(/.*)?|GET /users/locker-usage"));

    private static final List<LimitRule> LIMITS = List.of(
            new LimitRule("700/SECOND", "\\w+ /files/preview/.*"),
            new LimitRule("500/MINUTE", "\\w+ /files/(multipart-)?upload-urls?|GET /custom-domain"),
            new LimitRule("500/MINUTE", "GET /files/data/preview-upload-url"),
            new LimitRule("250/MINUTE/ADMITTED", "\\w+ /public-collection/(multipart-)?upload-urls?"),
            new LimitRule("200/MINUTE", "\\w+ /users/public-key|POST /paste/(guard|consume)"),
            new LimitRule("200/MINUTE", "(POST|PUT|DELETE) /public-collection/(comments|reactions).*"),
            new LimitRule("300/MINUTE/EVERYBODY", "POST /paste/(create|guard|consume)"),
            new LimitRule("10/MINUTE", "\\w+ /users/(ott|verify-email|change-email)|POST /events|POST /paste/create"),
            new LimitRule("10/MINUTE", "\\w+ /users/(srp|two-factor)/.*|POST /discount/claim"),
            new LimitRule("10/MINUTE", "POST /(public-collection|file-link)/verify-password"),
            new LimitRule("10/MINUTE", "POST /public-collection/anon-identity|POST /cast/device-info"),
            new LimitRule("10/MINUTE", "\\w+ /family/(accept-invite|invite-info/.*|add-member)"),
            new LimitRule("30/MINUTE", "POST /emergency-contacts/add"),
            new LimitRule("60/MINUTE", "POST /legacy-kits/recovery/.*"));

    @TestFactory
    Stream<DynamicTest> whoMayCall(RunningMuseum museum) {
        var routes = new Routes();
        return routesOf(museum)
                .map(route -> dynamicTest(
                        route.toString(),
                        () -> assertThat(routes.of(route.handler()).access()).isEqualTo(expectedAccess(route))));
    }

    @TestFactory
    Stream<DynamicTest> howOften(RunningMuseum museum) {
        var routes = new Routes();
        return routesOf(museum)
                .map(route -> dynamicTest(route.toString(), () -> {
                    var declared = new TreeSet<String>();
                    for (var limit : routes.of(route.handler()).limits()) {
                        declared.add(limit.value() + "/" + limit.per()
                                + (limit.by() == RateLimit.By.CALLER ? "" : "/" + limit.by()));
                    }
                    assertThat(declared).isEqualTo(expectedLimits(route));
                }));
    }

    private static Kind expectedAccess(Route route) {
        return ACCESS.stream()
                .filter(rule -> rule.routes().matcher(route.toString()).matches())
                .map(AccessRule::kind)
                .findFirst()
                .orElse(Kind.USER);
    }

    private static TreeSet<String> expectedLimits(Route route) {
        var expected = new TreeSet<String>();
        LIMITS.stream()
                .filter(rule -> rule.routes().matcher(route.toString()).matches())
                .forEach(rule -> expected.add(rule.limit()));
        return expected;
    }

    private static Stream<Route> routesOf(RunningMuseum museum) {
        return museum
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> Routes.ours(entry.getValue()) != null)
                .flatMap(RouteDeclarationsTest::spellings);
    }

    private static Stream<Route> spellings(
            Map.Entry<org.springframework.web.servlet.mvc.method.RequestMappingInfo, HandlerMethod> entry) {
        var paths = entry.getKey().getPatternValues();
        return entry.getKey().getMethodsCondition().getMethods().stream()
                .flatMap(method -> paths.stream().map(path -> new Route(method.name(), path, entry.getValue())));
    }
}

package museum.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import museum.account.Users;
import museum.billing.DescribeUser;
import museum.billing.Subscription;
import museum.billing.SubscriptionAttributes;
import museum.billing.Subscriptions;
import museum.billing.UserDetails;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.App;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Accounts in the hands of administrators. Protocol 10 §19. */
@RestController
@RequestMapping("/admin")
@Access(Access.Kind.ADMIN)
class AdminUserController {

    record Found(
            AdminUser user,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Subscription subscription,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UserDetails details,

            List<AdminToken> tokens,
            long authCodes) {}

    record PlanRequest(
            @Required long userID,
            @Required long storage,
            String paymentProvider,
            @Required String transactionID,
            @Required String productID,
            @Required long expiryTime,
            SubscriptionAttributes attributes) {

        PlanRequest {
            paymentProvider = Objects.requireNonNullElse(paymentProvider, "");
            attributes = Objects.requireNonNullElse(attributes, SubscriptionAttributes.NONE);
        }
    }

    private final AdminQueries queries;
    private final Users users;
    private final Subscriptions subscriptions;
    private final DescribeUser describe;
    private final JsonMapper json;
    private final Time time;

    AdminUserController(
            AdminQueries queries,
            Users users,
            Subscriptions subscriptions,
            DescribeUser describe,
            JsonMapper json,
            Time time) {
        this.queries = queries;
        this.users = users;
        this.subscriptions = subscriptions;
        this.describe = describe;
        this.json = json;
        this.time = time;
    }

    @GetMapping("/users")
    @Access(Access.Kind.FRESH_ADMIN)
    Map<String, List<AdminUser>> list(@RequestParam(defaultValue = "") String sinceTime) {
        long since = number(sinceTime);
        var rows = queries.createdAfter(since, time.now());
        var emails = users.emails(rows.stream().map(AdminQueries.Row::userId).toList());
        return Map.of(
                "users",
                rows.stream()
                        .filter(row -> emails.containsKey(row.userId()))
                        .map(row -> shown(row, String.valueOf(emails.get(row.userId())), null))
                        .toList());
    }

    @GetMapping("/user")
    Found find(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String id) {
        boolean byEmail = !email.isEmpty();
        long userId = byEmail ? users.find(email).orElseThrow(ApiError::notFound) : number(id);
        var row = queries.find(userId).orElseThrow(ApiError::notFound);
        var address = users.email(userId).orElseThrow(ApiError::notFound);
        return new Found(
                shown(row, address, byEmail ? null : row.familyAdmin()),
                subscriptions.find(userId).orElse(null),
                details(userId),
                queries.tokens(userId),
                queries.authenticatorCodes(userId));
    }

    @PostMapping("/user/disable-2fa")
    @Access(Access.Kind.FRESH_ADMIN)
    Map<String, String> disableTwoFactor(@RequestBody UserRequest request) {
        queries.disableTwoFactor(request.userID());
        return Map.of();
    }

    @PostMapping("/user/disable-passkeys")
    Map<String, String> disablePasskeys(@RequestBody UserRequest request) {
        if (queries.find(request.userID()).isEmpty()) {
            throw ApiError.notFound();
        }
        queries.disablePasskeys(request.userID(), time.now());
        return Map.of();
    }

    @PutMapping("/user/subscription")
    Map<String, String> changePlan(@RequestBody PlanRequest request) {
        subscriptions.replace(
                request.userID(),
                new Subscriptions.Change(
                        request.storage(),
                        request.transactionID(),
                        request.expiryTime(),
                        request.productID(),
                        request.paymentProvider(),
                        json.writeValueAsString(request.attributes())),
                json.writeValueAsString(request));
        return Map.of();
    }

    private @Nullable UserDetails details(long userId) {
        try {
            return describe.describe(userId, App.PHOTOS, false);
        } catch (ApiError incomplete) {
            return null;
        }
    }

    private static AdminUser shown(AdminQueries.Row row, String email, @Nullable Long familyAdmin) {
        return new AdminUser(row.userId(), email, "", row.emailHash(), row.createdAt(), familyAdmin, null, null);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw ApiError.badRequest();
        }
    }
}

package museum.account;

import static museum.web.Access.Kind.PUBLIC;
import static museum.web.Access.Kind.USER;

import java.util.Set;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import museum.web.UuidText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where installations of the apps came from, and what became of them. Protocol 00 §16. */
@RestController
class EventController {

    /** @param id the installation's, made by the app */
    record Event(
            @Required String id,
            @Required String event,
            @Required String app,
            @Required String platform,
            @Required ObjectNode data) {}

    private static final Set<String> OF_ANYBODY = Set.of("install");
    private static final Set<String> OF_USERS = Set.of("sign_up", "log_in");

    /** As JSON writes it; no jsonb column can hold one. */
    private static final String ZERO_CHARACTER = "\\u0000";

    private final EventQueries events;

    EventController(EventQueries events) {
        this.events = events;
    }

    @PostMapping("/events")
    @Access(PUBLIC)
    @RateLimit(10)
    void add(Client client, @RequestBody Event event) {
        add(event, OF_ANYBODY, client, null);
    }

    @PostMapping("/events/user")
    @Access(USER)
    void addOfUser(Caller caller, Client client, @RequestBody Event event) {
        add(event, OF_USERS, client, caller.userId());
    }

    private void add(Event event, Set<String> allowed, Client client, @Nullable Long userId) {
        if (UuidText.parse(event.id()).isEmpty()) {
            throw ApiError.badRequest("invalid id");
        }
        if (!allowed.contains(event.event())) {
            throw ApiError.badRequest("invalid event");
        }
        if (event.data().toString().contains(ZERO_CHARACTER)) {
            throw ApiError.badRequest();
        }
        events.insert(event, client.version(), userId);
    }
}

package museum.account;

import static museum.web.Access.Kind.USER;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Devices that want to be woken up when there is something to sync. Protocol 00 §16. */
@RestController
@Access(USER)
class PushTokenController {

    record PushToken(@Required String fcmToken, @Nullable String apnsToken) {}

    /** Bytes; the index of the tokens takes no longer ones. Those of today have some 200. */
    private static final int LONGEST_TOKEN = 2600;

    private final PushTokenQueries tokens;

    PushTokenController(PushTokenQueries tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/push/token")
    Map<String, ?> put(Caller caller, @RequestBody PushToken request) {
        if (request.fcmToken().getBytes(StandardCharsets.UTF_8).length > LONGEST_TOKEN) {
            throw ApiError.badRequest();
        }
        tokens.put(caller.userId(), request.fcmToken(), Objects.requireNonNullElse(request.apnsToken(), ""));
        return Map.of();
    }
}

package museum.billing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the stores of telephones tell of purchases. None is set up here, so nobody can be believed. Protocol 08 §5. */
@RestController
@RequestMapping("/billing/notify")
@Access(Access.Kind.PUBLIC)
class StoreController {

    private final JsonMapper json;

    StoreController(JsonMapper json) {
        this.json = json;
    }

    @PostMapping("/ios")
    void tellOfAppStore(@RequestBody ObjectNode notification) {
        throw ApiError.badRequest("the App Store is not set up on this server");
    }

    /** A test by the store's console is answered. */
    @PostMapping("/android")
    Map<String, ?> tellOfPlayStore(@RequestBody ObjectNode push) {
        if (content(push.path("message").path("data"))
                .path("testNotification")
                .path("version")
                .asString("")
                .equals("1.0")) {
            return Map.of();
        }
        throw ApiError.badRequest("the Play Store is not set up on this server");
    }

    private JsonNode content(JsonNode data) {
        try {
            return json.readTree(Base64.getDecoder().decode(data.asString("").getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw ApiError.badRequest();
        }
    }
}

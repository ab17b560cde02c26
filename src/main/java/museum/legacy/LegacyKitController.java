package museum.legacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Required;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Legacy kits: none yet, so the recovery site finds none. Protocol 09. */
@RestController
class LegacyKitController {

    record Challenge(@Required String kitID) {}

    @GetMapping("/legacy-kits")
    @Access(Access.Kind.USER)
    Map<String, List<Object>> list() {
        return Map.of("kits", List.of());
    }

    @PostMapping("/legacy-kits/recovery/challenge")
    @Access(Access.Kind.PUBLIC)
    Map<String, String> challenge(@RequestBody Challenge request) {
        try {
            UUID.fromString(request.kitID());
        } catch (IllegalArgumentException noId) {
            throw ApiError.badRequest();
        }
        throw ApiError.notFound();
    }
}

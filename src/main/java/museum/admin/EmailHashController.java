package museum.admin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import museum.account.Users;
import museum.web.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From addresses to the keyed hashes that stand in the database, and back. Protocol 10 §19.18, §19.19. */
@RestController
@RequestMapping("/admin")
@Access(Access.Kind.ADMIN)
class EmailHashController {

    record Hashes(@Nullable List<String> hashes) {}

    private final Users users;

    EmailHashController(Users users) {
        this.users = users;
    }

    @GetMapping("/email-hash")
    Map<String, String> hash(@RequestParam(defaultValue = "") String email) {
        return Map.of("hash", users.hash(email));
    }

    @PostMapping("/emails-from-hashes")
    Map<String, Collection<String>> emails(@RequestBody Hashes request) {
        return Map.of(
                "emails",
                request.hashes() == null
                        ? List.of()
                        : users.emailsByHash(request.hashes()).values());
    }
}

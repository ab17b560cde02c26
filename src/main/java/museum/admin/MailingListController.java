package museum.admin;

import java.util.Set;
import museum.web.Access;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Mailing lists. This server keeps none: putting somebody on them, or taking them off, changes nothing, and there are none with which accounts could be compared, as in a Museum
 * that is told of none. Protocol 10 §19.21–22.
 */
@RestController
@RequestMapping("/admin")
@Access(Access.Kind.ADMIN)
class MailingListController {

    private static final Set<String> BOOLEANS =
            Set.of("1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False");

    @PostMapping({"/mail/subscribe", "/mail/unsubscribe"})
    void changeNothing() {}

    @GetMapping("/listmonk/missing-subscribers/count")
    void count(
            @RequestParam(defaultValue = "10000") String pageSize,
            @RequestParam(required = false) @Nullable String upperLimit,
            @RequestParam(defaultValue = "false") String logMissingEmails,
            @RequestParam(defaultValue = "false") String unsubscribeMissing) {
        requirePositive("pageSize", pageSize);
        if (upperLimit != null) {
            requirePositive("upperLimit", upperLimit);
        }
        requireBoolean("logMissingEmails", logMissingEmails);
        requireBoolean("unsubscribeMissing", unsubscribeMissing);
        throw ApiError.badRequest("listmonk is not configured (server-url, username, password, list-ids are required)");
    }

    private static void requirePositive(String name, String text) {
        if (!text.matches("\\+?0*[1-9][0-9]{0,17}")) {
            throw ApiError.badRequest("invalid " + name + " query param, expected positive integer");
        }
    }

    private static void requireBoolean(String name, String text) {
        if (!BOOLEANS.contains(text)) {
            throw ApiError.badRequest("invalid " + name + " query param, expected boolean");
        }
    }
}

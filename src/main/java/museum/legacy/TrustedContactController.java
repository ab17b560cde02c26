package museum.legacy;

import static museum.web.Access.Kind.USER;

import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.BadRequestText;
import museum.web.Caller;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes of trusted contacts. Protocol 09 §A3.1–4. */
@RestController
@RequestMapping("/emergency-contacts")
@Access(USER)
class TrustedContactController {

    static final String UNREADABLE = "failed to validate req param";

    record Add(
            @Required String email,
            @Required String encryptedKey,
            @Nullable Integer recoveryNoticeInDays) {}

    record Update(
            @Required long userID,
            @Required long emergencyContactID,
            @Required String state) {}

    record Notice(
            @Required long emergencyContactID, @Required int recoveryNoticeInDays) {}

    private final TrustedContacts contacts;
    private final DescribeContacts describe;

    TrustedContactController(TrustedContacts contacts, DescribeContacts describe) {
        this.contacts = contacts;
        this.describe = describe;
    }

    /** Each invitation is a mail to somebody who did not ask for it. */
    @PostMapping("/add")
    @RateLimit(30)
    void add(Caller caller, @RequestBody Add request) {
        contacts.add(caller.userId(), request.email(), request.encryptedKey(), request.recoveryNoticeInDays());
    }

    @GetMapping("/info")
    DescribeContacts.Info info(Caller caller) {
        return describe.describe(caller.userId());
    }

    @PostMapping("/update")
    @BadRequestText(UNREADABLE)
    Map<String, ?> update(Caller caller, @RequestBody Update request) {
        var pair = Pair.of(request.userID(), request.emergencyContactID());
        if (caller.userId() == pair.owner()) {
            contacts.changeAsOwner(pair, request.state());
        } else if (caller.userId() == pair.contact()) {
            contacts.changeAsContact(pair, request.state());
        } else {
            throw ApiError.permissionDenied();
        }
        return Map.of();
    }

    @PostMapping("/update-recovery-notice")
    @BadRequestText(UNREADABLE)
    Map<String, ?> updateNotice(Caller caller, @RequestBody Notice request) {
        contacts.changeNotice(new Pair(caller.userId(), request.emergencyContactID()), request.recoveryNoticeInDays());
        return Map.of();
    }
}

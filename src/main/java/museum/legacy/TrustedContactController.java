package museum.legacy;

import java.util.List;
import museum.web.Access;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trusted contacts: none yet. Protocol 09 §A3.2. */
@RestController
@Access(Access.Kind.USER)
class TrustedContactController {

    record Info(
            List<Object> contacts,
            List<Object> recoverSessions,
            List<Object> othersEmergencyContact,
            List<Object> othersRecoverySession) {}

    @GetMapping("/emergency-contacts/info")
    Info info() {
        return new Info(List.of(), List.of(), List.of(), List.of());
    }
}

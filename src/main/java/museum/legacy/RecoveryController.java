package museum.legacy;

import static museum.legacy.TrustedContactController.UNREADABLE;
import static museum.web.Access.Kind.USER;

import java.util.Map;
import java.util.UUID;
import museum.account.NewPassword;
import museum.web.Access;
import museum.web.BadRequestText;
import museum.web.Caller;
import museum.web.Required;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes of recoveries by trusted contacts. Protocol 09 §A3.5–9. */
@RestController
@RequestMapping("/emergency-contacts")
@Access(USER)
class RecoveryController {

    record Start(@Required long userID, @Required long emergencyContactID) {
        Pair pair() {
            return Pair.of(userID, emergencyContactID);
        }
    }

    record Act(
            @Required UUID id,
            @Required long userID,
            @Required long emergencyContactID) {
        Pair pair() {
            return Pair.of(userID, emergencyContactID);
        }
    }

    record BeginNewPassword(
            @Required UUID recoveryID, @Required NewPassword.SetUpRequest setupSRPRequest) {}

    record FinishNewPassword(
            @Required UUID recoveryID, @Required NewPassword.UpdateRequest updateSrpAndKeysRequest) {}

    private final Recoveries recoveries;

    RecoveryController(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @PostMapping("/start-recovery")
    @BadRequestText(UNREADABLE)
    Map<String, ?> start(Caller caller, @RequestBody Start request) {
        recoveries.start(request.pair().requireContact(caller.userId()));
        return Map.of();
    }

    @PostMapping("/stop-recovery")
    @BadRequestText(UNREADABLE)
    Map<String, ?> stop(Caller caller, @RequestBody Act request) {
        recoveries.stop(request.id(), request.pair().requireContact(caller.userId()));
        return Map.of();
    }

    @PostMapping("/reject-recovery")
    @BadRequestText(UNREADABLE)
    Map<String, ?> reject(Caller caller, @RequestBody Act request) {
        recoveries.reject(request.id(), request.pair().requireOwner(caller.userId()));
        return Map.of();
    }

    @PostMapping("/approve-recovery")
    @BadRequestText(UNREADABLE)
    Map<String, ?> approve(Caller caller, @RequestBody Act request) {
        recoveries.approve(request.id(), request.pair().requireOwner(caller.userId()));
        return Map.of();
    }

    @GetMapping("/recovery-info/{id}")
    @BadRequestText(UNREADABLE)
    Recoveries.Opened info(Caller caller, @PathVariable UUID id) {
        return recoveries.open(id, caller.userId());
    }

    @PostMapping("/init-change-password")
    @BadRequestText(UNREADABLE)
    NewPassword.SetUpAnswer beginNewPassword(Caller caller, @RequestBody BeginNewPassword request) {
        return recoveries.beginNewPassword(request.recoveryID(), caller.userId(), request.setupSRPRequest());
    }

    @PostMapping("/change-password")
    @BadRequestText(UNREADABLE)
    NewPassword.SetUpDone finishNewPassword(Caller caller, @RequestBody FinishNewPassword request) {
        return recoveries.finishNewPassword(request.recoveryID(), caller.userId(), request.updateSrpAndKeysRequest());
    }
}

package museum.legacy;

import static museum.web.Access.Kind.PUBLIC;

import java.util.List;
import java.util.UUID;
import museum.account.NewPassword;
import museum.web.Access;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes of recoveries by legacy kits, for who holds the parts. They are public: knowing the kit's secret, and then a session's token, is what counts. Protocol 09 §B4. */
@RestController
@RequestMapping("/legacy-kits/recovery")
@Access(PUBLIC)
@RateLimit(60)
class KitRecoveryController {

    record ForKit(@Required UUID kitID) {}

    record Open(
            @Required UUID kitID,
            @Required String challenge,
            @Nullable List<Integer> usedPartIndexes,
            @Nullable String email) {}

    record ForSession(@Required UUID sessionID, @Required String sessionToken) {}

    record BeginNewPassword(
            @Required UUID sessionID,
            @Required String sessionToken,
            @Required NewPassword.SetUpRequest setupSRPRequest) {}

    record FinishNewPassword(
            @Required UUID sessionID,
            @Required String sessionToken,
            @Required NewPassword.UpdateRequest updateSrpAndKeysRequest) {}

    private final OpenKit openKit;
    private final RecoverByKit recover;

    KitRecoveryController(OpenKit openKit, RecoverByKit recover) {
        this.openKit = openKit;
        this.recover = recover;
    }

    @PostMapping("/challenge")
    OpenKit.Challenge challenge(@RequestBody ForKit request) {
        return openKit.challenge(request.kitID());
    }

    @PostMapping("/open")
    OpenKit.Opened open(Client client, @RequestBody Open request) {
        var parts = request.usedPartIndexes() == null ? List.<Integer>of() : request.usedPartIndexes();
        return openKit.open(request.kitID(), request.challenge(), parts, request.email(), client);
    }

    @PostMapping("/session")
    KitSession.Shown session(@RequestBody ForSession request) {
        return recover.session(request.sessionID(), request.sessionToken());
    }

    @PostMapping("/info")
    RecoverByKit.Opened info(@RequestBody ForSession request) {
        return recover.open(request.sessionID(), request.sessionToken());
    }

    @PostMapping("/init-change-password")
    NewPassword.SetUpAnswer beginNewPassword(@RequestBody BeginNewPassword request) {
        return recover.beginNewPassword(request.sessionID(), request.sessionToken(), request.setupSRPRequest());
    }

    @PostMapping("/change-password")
    NewPassword.SetUpDone finishNewPassword(@RequestBody FinishNewPassword request) {
        return recover.finishNewPassword(
                request.sessionID(), request.sessionToken(), request.updateSrpAndKeysRequest());
    }
}

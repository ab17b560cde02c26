package museum.legacy;

import static museum.web.Access.Kind.USER;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import museum.web.Access;
import museum.web.BadRequestText;
import museum.web.Caller;
import museum.web.Required;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes of legacy kits, for their owners. Protocol 09 §B3. */
@RestController
@RequestMapping("/legacy-kits")
@Access(USER)
class LegacyKitController {

    private static final String NO_ID = "invalid legacy kit id";

    /** @param noticePeriodInHours 0 for none, but it must be there */
    record NewKit(
            @Required UUID id,
            @Required int variant,
            @Required Integer noticePeriodInHours,
            @Required String encryptedRecoveryBlob,
            @Required String authPublicKey,
            @Required String encryptedOwnerBlob) {}

    record Notice(@Required UUID kitID, @Required Integer noticePeriodInHours) {}

    record Named(@Required UUID kitID) {}

    record Content(UUID id, int variant, String encryptedOwnerBlob) {}

    private final LegacyKits kits;

    LegacyKitController(LegacyKits kits) {
        this.kits = kits;
    }

    @PostMapping
    LegacyKits.Kit create(Caller caller, @RequestBody NewKit request) {
        return kits.create(caller.userId(), request, request.noticePeriodInHours());
    }

    @GetMapping
    Map<String, List<LegacyKits.Kit>> list(Caller caller) {
        return Map.of("kits", kits.list(caller.userId()));
    }

    @GetMapping({"/{id}/download", "/{id}/download-content"})
    @BadRequestText(NO_ID)
    Content download(Caller caller, @PathVariable UUID id) {
        var kit = kits.find(caller.userId(), id);
        return new Content(kit.id(), kit.variant(), kit.encryptedOwnerBlob());
    }

    @GetMapping("/{id}/recovery-session")
    @BadRequestText(NO_ID)
    LegacyKits.Opened opened(Caller caller, @PathVariable UUID id) {
        return kits.opened(caller.userId(), id);
    }

    @PostMapping("/update-recovery-notice")
    void updateNotice(Caller caller, @RequestBody Notice request) {
        kits.changeNotice(caller.userId(), request.kitID(), request.noticePeriodInHours());
    }

    @PostMapping("/block-recovery")
    void block(Caller caller, @RequestBody Named request) {
        kits.block(caller.userId(), request.kitID());
    }

    @DeleteMapping("/{id}")
    @BadRequestText(NO_ID)
    void delete(Caller caller, @PathVariable UUID id) {
        kits.delete(caller.userId(), id);
    }
}

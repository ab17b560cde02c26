package museum.admin;

import java.util.Map;
import museum.billing.AddOns;
import museum.billing.ChosenCode;
import museum.billing.ReferralCodes;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Required;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Storage beside the plan, and the codes by which people earn some. Protocol 10 §19.8, §19.16. */
@RestController
@Access(Access.Kind.ADMIN)
class BonusController {

    record Change(
            @Required String bonusType,
            @Required String action,
            @Required long userID,
            int year,
            long storageInGB,
            boolean testing,
            long storageInMB,
            long minute) {

        AddOns.Size size() {
            return new AddOns.Size(year, storageInGB, testing, storageInMB, minute);
        }
    }

    record ReferralCode(@Required long userID, @Required String code) {}

    private final AddOns addOns;
    private final ReferralCodes referralCodes;

    BonusController(AddOns addOns, ReferralCodes referralCodes) {
        this.addOns = addOns;
        this.referralCodes = referralCodes;
    }

    @PostMapping("/admin/user/bonus")
    Map<String, ?> change(@RequestBody Change change) {
        switch (change.action()) {
            case "ADD" -> addOns.add(change.userID(), change.bonusType(), change.size());
            case "UPDATE" -> addOns.update(change.userID(), change.bonusType(), change.size());
            case "REMOVE" -> addOns.remove(change.userID(), change.bonusType());
            default -> throw ApiError.badRequest("invalid action");
        }
        return Map.of();
    }

    @PostMapping("/admin/user/update-referral")
    Map<String, ?> setReferralCode(@RequestBody ReferralCode request) {
        referralCodes.set(request.userID(), new ChosenCode(request.code()));
        return Map.of();
    }
}

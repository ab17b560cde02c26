package museum.billing;

import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.BadRequestText;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recommending the service, and what one got for it. Protocol 08 §8. */
@RestController
@RequestMapping("/storage-bonus")
@Access(Access.Kind.USER)
class ReferralController {

    /** Anything may stand there: what is wrong with it is told in words. */
    record NewCode(@Nullable Object code) {

        private static final String MISSING =
                "Key: 'UpdateReferralCodeRequest.Code' Error:Field validation for 'Code' failed on the 'required' tag";
        private static final String NO_TEXT =
                "json: cannot unmarshal %s into Go struct field UpdateReferralCodeRequest.code of type string";

        ChosenCode chosen() {
            if (code == null || "".equals(code)) {
                throw ApiError.badRequest(MISSING);
            }
            if (code instanceof String text) {
                return new ChosenCode(text);
            }
            var kind = code instanceof Number
                    ? "number"
                    : code instanceof Boolean ? "bool" : code instanceof Map ? "object" : "array";
            throw ApiError.badRequest(NO_TEXT.formatted(kind));
        }
    }

    private final Referrals referrals;
    private final ReferralCodes codes;

    ReferralController(Referrals referrals, ReferralCodes codes) {
        this.referrals = referrals;
        this.codes = codes;
    }

    @GetMapping("/referral-view")
    Referrals.ReferralView view(Caller caller) {
        return referrals.view(caller.userId());
    }

    @GetMapping("/details")
    Referrals.Details details(Caller caller) {
        return referrals.details(caller.userId());
    }

    /** Always one's own, also in a family, which shows its administrator's. */
    @PostMapping("/change-code")
    @BadRequestText("the body is no JSON object")
    Map<String, ?> change(Caller caller, @RequestBody(required = false) @Nullable NewCode request) {
        if (request == null) {
            throw ApiError.badRequest("EOF");
        }
        codes.choose(caller.userId(), request.chosen());
        return Map.of();
    }

    @PostMapping("/referral-claim")
    void claim(Caller caller, @RequestParam(defaultValue = "") String code) {
        if (code.isEmpty()) {
            throw ApiError.badRequest();
        }
        referrals.claim(caller.userId(), code);
    }
}

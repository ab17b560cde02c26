package museum.billing;

import java.util.List;
import java.util.Map;
import museum.web.Access;
import museum.web.RateLimit;
import museum.web.Required;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What people get beside their plan. Protocol 08 §6. */
@RestController
@Access(Access.Kind.PUBLIC)
class OfferController {

    record Claim(@Required String providerName, @Required String email) {}

    private final Coupons coupons;

    OfferController(Coupons coupons) {
        this.coupons = coupons;
    }

    /** There are none. */
    @GetMapping("/offers/black-friday")
    Map<String, List<?>> offers() {
        return Map.of("offers", List.of());
    }

    /** The answer is the same, and as quick, whoever has the address: a mail follows, or does not. */
    @PostMapping("/discount/claim")
    @RateLimit(10)
    Map<String, String> claim(@RequestBody Claim request) {
        coupons.claim(CouponProvider.named(request.providerName()), request.email());
        return Map.of("message", "If you are paid subscriber, you should shortly get an email.");
    }
}

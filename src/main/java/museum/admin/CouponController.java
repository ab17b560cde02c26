package museum.admin;

import java.util.List;
import java.util.Map;
import museum.billing.CouponProvider;
import museum.billing.Coupons;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Required;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Coupons of other services, to be claimed by people who pay. Protocol 10 §20. */
@RestController
@Access(Access.Kind.ADMIN)
class CouponController {

    record Stock(@Required String providerName, @Required List<String> codes) {}

    private final Coupons coupons;

    CouponController(Coupons coupons) {
        this.coupons = coupons;
    }

    @PostMapping("/admin/discount/add-coupons")
    Map<String, String> stock(@RequestBody Stock request) {
        var provider = CouponProvider.named(request.providerName());
        if (request.codes().isEmpty()) {
            throw ApiError.badRequest("No coupon codes provided");
        }
        coupons.stock(provider, request.codes());
        return Map.of("message", "Coupons added successfully");
    }
}

package museum.billing;

import java.util.Arrays;
import java.util.Locale;
import museum.web.ApiError;

/** Services whose discount coupons paying people may claim. Protocol 08 §6.2. */
public enum CouponProvider {
    KAGI("Kagi"),
    TUTA("Tuta"),
    NOTESNOOK("Notesnook"),
    WINDSCRIBE("Windscribe"),
    TEST("Test");

    private final String text;

    CouponProvider(String text) {
        this.text = text;
    }

    /** By its name as it is written; 400 for others. */
    public static CouponProvider named(String name) {
        return Arrays.stream(values())
                .filter(provider -> provider.text.equals(name))
                .findAny()
                .orElseThrow(() -> ApiError.badRequest("Invalid provider name"));
    }

    /** As people and the database know it. */
    String text() {
        return text;
    }

    String mail() {
        return "discount_coupon_" + text.toLowerCase(Locale.ROOT);
    }
}

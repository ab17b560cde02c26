package museum.billing;

import org.springframework.stereotype.Service;

/** Whether an account (or the family it belongs to) has an active or even a paid plan. Protocol 08 §2.4. */
@Service
public class Entitlements {

    /** Passes, or throws 402 {@code {}}. */
    public void requireActive(long userId) {
        // follows
    }

    /** Passes, or throws 402 {@code {}}; on servers without a user of id 1 every active plan counts as paid. */
    public void requirePaid(long userId) {
        // follows
    }

    /** As {@link #requireActive}, as a question. */
    public boolean isActive(long userId) {
        return true;
    }

    /** As {@link #requirePaid}, as a question. */
    public boolean isPaid(long userId) {
        return true;
    }
}

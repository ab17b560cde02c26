package museum.billing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;

/**
 * Storage beyond the plan. Protocol 08 §2.3.
 *
 * @param storage bytes
 * @param createdAt µs
 * @param validTill µs; 0 for ever
 */
public record Bonus(long storage, String type, long createdAt, long validTill, boolean isRevoked) {

    /** Bonuses that were paid for: they count in full and carry an expired plan on. */
    static final Set<String> ADD_ONS =
            Set.of("ADD_ON_SUPPORT", "ADD_ON_NON_PROFIT", "ADD_ON_BF_2023", "ADD_ON_BF_2024");

    @JsonIgnore
    boolean isAddOn() {
        return ADD_ONS.contains(type);
    }
}

package museum.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An account as administrators see it. Protocol 10 §19.1.
 *
 * @param hash keyed hash of the address
 * @param creationTime µs
 */
record AdminUser(
        @JsonProperty("ID") long id,
        String email,
        String name,
        String hash,
        long creationTime,
        @Nullable Long familyAdminID,
        @Nullable Boolean isTwoFactorEnabled,
        @Nullable Boolean isEmailMFAEnabled) {}

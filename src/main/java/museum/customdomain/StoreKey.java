package museum.customdomain;

import java.util.Arrays;
import museum.web.ApiError;

/** The settings there are, and who may change them. Protocol 01 §3.10. */
enum StoreKey {
    RECOVERY_KEY_VERIFIED("recoveryKeyVerified", true, false),
    MAP_ENABLED("mapEnabled", true, false),
    FACE_SEARCH_ENABLED("faceSearchEnabled", true, false),
    PASSKEY_ENABLED("passKeyEnabled", true, true),
    INTERNAL_USER("internalUser", false, true),
    BETA_USER("betaUser", false, true),
    CUSTOM_DOMAIN("customDomain", true, true);

    private final String label;
    private final boolean userEditable;
    private final boolean adminEditable;

    StoreKey(String label, boolean userEditable, boolean adminEditable) {
        this.label = label;
        this.userEditable = userEditable;
        this.adminEditable = adminEditable;
    }

    String label() {
        return label;
    }

    /** Whether the user himself may set it. */
    boolean isUserEditable() {
        return userEditable;
    }

    /** Whether an administrator may set it. */
    boolean isAdminEditable() {
        return adminEditable;
    }

    boolean isRemovable() {
        return this == CUSTOM_DOMAIN;
    }

    /** Whether its values are {@code true} and {@code false}. */
    boolean isFlag() {
        return !isRemovable();
    }

    /** The setting of this name; 400 for a name that no setting has. */
    static StoreKey of(String label) {
        return Arrays.stream(values())
                .filter(key -> key.label.equals(label))
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("key " + label + " is not allowed"));
    }
}

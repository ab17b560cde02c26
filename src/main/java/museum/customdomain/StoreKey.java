package museum.customdomain;

import java.util.Optional;

/** The settings there are, and who may change them. Protocol 01 §3.10. */
enum StoreKey {
    RECOVERY_KEY_VERIFIED("recoveryKeyVerified", true, false, false),
    MAP_ENABLED("mapEnabled", true, false, false),
    FACE_SEARCH_ENABLED("faceSearchEnabled", true, false, false),
    PASSKEY_ENABLED("passKeyEnabled", true, true, false),
    INTERNAL_USER("internalUser", false, true, false),
    BETA_USER("betaUser", false, true, false),
    CUSTOM_DOMAIN("customDomain", true, true, true);

    private final String label;
    private final boolean userEditable;
    private final boolean adminEditable;
    private final boolean removable;

    StoreKey(String label, boolean userEditable, boolean adminEditable, boolean removable) {
        this.label = label;
        this.userEditable = userEditable;
        this.adminEditable = adminEditable;
        this.removable = removable;
    }

    String label() {
        return label;
    }

    /** Whether the user himself may set it. */
    boolean isUserEditable() {
        return userEditable;
    }

    boolean isAdminEditable() {
        return adminEditable;
    }

    boolean isRemovable() {
        return removable;
    }

    /** Whether its values are {@code true} and {@code false}. */
    boolean isFlag() {
        return this != CUSTOM_DOMAIN;
    }

    static Optional<StoreKey> of(String label) {
        for (var key : values()) {
            if (key.label.equals(label)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}

package museum.customdomain;

import java.util.Optional;

/** The settings there are, and who may change them. Protocol 01 §3.10. */
enum StoreKey {
    RECOVERY_KEY_VERIFIED("recoveryKeyVerified", true, false),
    MAP_ENABLED("mapEnabled", true, false),
    FACE_SEARCH_ENABLED("faceSearchEnabled", true, false),
    PASSKEY_ENABLED("passKeyEnabled", true, false),
    INTERNAL_USER("internalUser", false, false),
    BETA_USER("betaUser", false, false),
    CUSTOM_DOMAIN("customDomain", true, true);

    private final String label;
    private final boolean userEditable;
    private final boolean removable;

    StoreKey(String label, boolean userEditable, boolean removable) {
        this.label = label;
        this.userEditable = userEditable;
        this.removable = removable;
    }

    String label() {
        return label;
    }

    /** Whether the user himself may set it; the others are for administrators. */
    boolean isUserEditable() {
        return userEditable;
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

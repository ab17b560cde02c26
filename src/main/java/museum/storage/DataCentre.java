package museum.storage;

import java.util.Arrays;
import java.util.Optional;

/**
 * A place where objects may lie. The names are only labels: any S3-compatible provider may stand behind each. Same values as the database's enum
 * {@code s3region}. Protocol 10 §4.
 */
public enum DataCentre {
    B2_EU_CEN("b2-eu-cen"),
    WASABI_EU_CENTRAL_2_V3("wasabi-eu-central-2-v3"),
    SCW_EU_FR_V3("scw-eu-fr-v3"),
    WASABI_EU_CENTRAL_2_DERIVED("wasabi-eu-central-2-derived"),
    B5("b5"),
    B6("b6"),
    SCW_EU_FR("scw-eu-fr"),
    SCW_EU_FR_LOCKED("scw-eu-fr-locked"),
    WASABI_EU_CENTRAL_2("wasabi-eu-central-2");

    private final String label;

    DataCentre(String label) {
        this.label = label;
    }

    /** The name in configuration, in the database and in object rows. */
    public String label() {
        return label;
    }

    /** Places of the past: rows may name them, nothing is stored or deleted there any more. */
    public boolean isLegacy() {
        return switch (this) {
            case SCW_EU_FR, SCW_EU_FR_LOCKED, WASABI_EU_CENTRAL_2 -> true;
            default -> false;
        };
    }

    /** The data centre of a label that comes from the database. */
    public static DataCentre of(String label) {
        return find(label).orElseThrow(() -> new IllegalArgumentException("No data centre is called " + label));
    }

    /** The data centre of a label that may be wrong. */
    public static Optional<DataCentre> find(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}

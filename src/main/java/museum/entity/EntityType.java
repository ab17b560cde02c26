package museum.entity;

import java.util.Arrays;
import museum.web.ApiError;

/** What an entity of a user is. Protocol 06 §3.1. */
enum EntityType {
    LOCATION("location"),
    PERSON("person"),
    CGROUP("cgroup"),
    /** Its id is made by the client and tells the user and the album; a deleted one can be made again. */
    SMART_ALBUM("smart_album"),
    MEMORY("memory"),
    CONTACT("contact");

    private final String label;

    EntityType(String label) {
        this.label = label;
    }

    /** The name on the wire and in the database. */
    String label() {
        return label;
    }

    static EntityType of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(label))
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("Invalid EntityType: " + label));
    }
}

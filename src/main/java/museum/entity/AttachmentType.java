package museum.entity;

import java.util.Arrays;
import museum.web.ApiError;

/** What is attached to a contact. Protocol 06 §5.1. */
enum AttachmentType {
    PROFILE_PICTURE("profile_picture", 524_288);

    private final String label;
    private final long maximum;

    AttachmentType(String label, long maximum) {
        this.label = label;
        this.maximum = maximum;
    }

    /** The name in paths, keys of objects and in the database. */
    String label() {
        return label;
    }

    /** Refuses sizes (bytes, encrypted) that are not positive or too large. */
    void mustAllow(long size, String name) {
        if (size < 0) {
            throw ApiError.badRequest(name + " must be greater than 0");
        }
        if (size > maximum) {
            throw ApiError.badRequest(label + " must be <= " + maximum + " bytes");
        }
    }

    /** Where the object of an attachment lies. */
    String objectKey(long userId, String attachmentId) {
        return userId + "/user-attachments/" + label + "/" + attachmentId;
    }

    static AttachmentType of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(label))
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("invalid attachment type: " + label));
    }
}

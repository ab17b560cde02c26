package museum.file;

import java.util.regex.Pattern;

/** Keys of derived data, all below the owner's {@code file-data}. Protocol 03 §6. */
final class DataKeys {

    private static final Pattern VIDEO_ID = Pattern.compile("pv_[0-9A-Za-z]{22}");

    private DataKeys() {}

    static boolean isVideoId(String objectId) {
        return VIDEO_ID.matcher(objectId).matches();
    }

    /** The one object of machine learning. */
    static String mlData(long ownerId, long fileId) {
        return folder(ownerId, fileId) + "mldata";
    }

    /** An uploaded preview. */
    static String preview(long ownerId, long fileId, DataType type, String objectId) {
        return previews(ownerId, fileId, type) + objectId;
    }

    /** What the keys of all previews of a type begin with. */
    static String previews(long ownerId, long fileId, DataType type) {
        return folder(ownerId, fileId) + type.label() + "/";
    }

    /** The playlist that belongs to an uploaded video. */
    static String playlist(String videoKey) {
        return videoKey + "_playlist";
    }

    private static String folder(long ownerId, long fileId) {
        return ownerId + "/file-data/" + fileId + "/";
    }
}

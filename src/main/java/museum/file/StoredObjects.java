package museum.file;

import java.util.List;

/** The two objects of a file as they lie in the store; sizes in bytes. */
record StoredObjects(String fileKey, long fileSize, String thumbnailKey, long thumbnailSize) {

    /** Of a file that has nothing but metadata. */
    static final StoredObjects NONE = new StoredObjects("", 0, "", 0);

    long bytes() {
        return fileSize + thumbnailSize;
    }

    List<String> keys() {
        return List.of(fileKey, thumbnailKey);
    }

    String key(ObjectType type) {
        return type == ObjectType.FILE ? fileKey : thumbnailKey;
    }

    long size(ObjectType type) {
        return type == ObjectType.FILE ? fileSize : thumbnailSize;
    }
}

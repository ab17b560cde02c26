package museum.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Makes what clients have uploaded objects of the embedded store, but never over an object that is registered. Who sends the same bytes again, because an
 * answer was lost, is told that all is well.
 */
final class PublishUploads {

    private final ObjectFolder objects;
    private final ObjectProvider<StagedUploads> staged;

    PublishUploads(ObjectFolder objects, ObjectProvider<StagedUploads> staged) {
        this.objects = objects;
        this.staged = staged;
    }

    /** @param received synced bytes; they are an object afterwards, or gone */
    void publish(Path received, String bucket, String key) throws IOException {
        var target = objects.file(bucket, key);
        var uploads = staged.getIfAvailable();
        if (uploads == null) {
            objects.publish(received, target);
        } else if (!uploads.whileStaged(key, () -> objects.publish(received, target))) {
            boolean same = Files.isRegularFile(target) && Files.mismatch(received, target) < 0;
            Files.deleteIfExists(received);
            if (!same) {
                throw StoreError.PRECONDITION_FAILED.refusal();
            }
        }
    }
}

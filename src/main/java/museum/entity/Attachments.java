package museum.entity;

import museum.database.Ids;
import museum.database.Time;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import museum.storage.PresignedUrls;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Pictures of contacts: an upload is staged, the client uploads to the store, then the upload is committed to a contact. What is replaced or removed goes
 * to the clean-up ({@link DeleteAttachments}). Only the owner can read them, and they do not count as storage used. Protocol 06 §5.
 */
@Service
class Attachments {

    private static final Logger log = LoggerFactory.getLogger(Attachments.class);

    /** Microseconds until an upload that was never committed is cleared away. */
    private static final long STAGED_FOR = 14L * 24 * 60 * 60 * 1_000_000;

    private final AttachmentQueries attachments;
    private final ContactPictures pictures;
    private final Buckets buckets;
    private final ObjectStore store;
    private final PresignedUrls urls;
    private final Ids ids;
    private final Time time;

    Attachments(
            AttachmentQueries attachments,
            ContactPictures pictures,
            Buckets buckets,
            ObjectStore store,
            PresignedUrls urls,
            Ids ids,
            Time time) {
        this.attachments = attachments;
        this.pictures = pictures;
        this.buckets = buckets;
        this.store = store;
        this.urls = urls;
        this.ids = ids;
        this.time = time;
    }

    /** A URL for the upload of exactly these bytes. */
    AttachmentController.UploadUrl stage(long userId, AttachmentType type, long contentLength, String contentMd5) {
        type.mustAllow(contentLength, "contentLength");
        if (contentMd5.isBlank()) {
            throw ApiError.badRequest("contentMD5 is required");
        }
        var id = ids.prefixed("ua");
        var key = type.objectKey(userId, id);
        var dataCentre = buckets.forAttachments();
        attachments.stage(key, dataCentre, time.now() + STAGED_FOR);
        return new AttachmentController.UploadUrl(id, urls.upload(dataCentre, key, contentLength, contentMd5));
    }

    /** Makes an upload the picture of a contact, if it is there with that size. A failure leaves the upload as it was. */
    void commit(long userId, String contactId, AttachmentType type, String attachmentId, long size) {
        var key = type.objectKey(userId, attachmentId);
        var dataCentre = attachments.stagedAt(key).orElseThrow(ContactPictures::notStaged);
        mustBeUploaded(dataCentre, key, size);
        pictures.attach(userId, contactId, type, attachmentId, size, dataCentre);
    }

    private void mustBeUploaded(DataCentre dataCentre, String key, long size) {
        try {
            if (store.size(dataCentre, key).orElse(-1) != size) {
                throw ApiError.badRequest("uploaded attachment not found or of another size");
            }
        } catch (ObjectStoreException unreachable) {
            log.error("The size of {} at {} cannot be read", key, dataCentre, unreachable);
            throw ApiError.of(ErrorCode.OBJECT_SIZE_FETCH_FAILED);
        }
    }

    /** A URL for the download of an attachment of this user. */
    String url(long userId, AttachmentType type, String attachmentId) {
        var dataCentre = attachments.find(attachmentId, userId, type).orElseThrow(() -> ApiError.notFound(""));
        return urls.preview(dataCentre, type.objectKey(userId, attachmentId));
    }
}

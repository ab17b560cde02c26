package museum.storage;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * URLs that let whoever holds them do one thing with one object at the object store, without further credentials, for seven days. Making one is pure
 * arithmetic (no request to the store), except for {@code multipart}, which begins an upload there. Protocol 10 §5.
 *
 * <p>URLs of the embedded store are built for the address through which the current request reached us, so call this on the thread of the request.
 */
@Component
public class PresignedUrls {

    /** GET of a file or a thumbnail. */
    public String download(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /** GET of a preview or of a contact's picture: the store keeps the object's own content type. */
    public String preview(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /** PUT of any bytes. */
    public String upload(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /**
     * PUT of exactly these bytes.
     *
     * @param contentMd5 base64 with padding, signed as it is
     */
    public String upload(DataCentre dataCentre, String key, long contentLength, String contentMd5) {
        throw new UnsupportedOperationException();
    }

    /**
     * Begins an upload in parts of any bytes.
     *
     * @throws ObjectStoreException if the store does not begin it
     */
    public MultipartUpload multipart(DataCentre dataCentre, String key, int parts) {
        throw new UnsupportedOperationException();
    }

    /**
     * Begins an upload of exactly these parts: all are {@code partLength} bytes long, the last one has what remains.
     *
     * @param partMd5s base64 with padding, one for each part, signed as they are
     * @throws ObjectStoreException if the store does not begin it
     */
    public MultipartUpload multipart(
            DataCentre dataCentre, String key, long contentLength, long partLength, List<String> partMd5s) {
        throw new UnsupportedOperationException();
    }
}

package museum.file;

import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.PresignedUrls;
import museum.web.ApiError;
import museum.web.Client;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.util.HtmlUtils;

/**
 * Sends whoever may read a file on to its bytes at the object store. Never the bytes themselves: apps read many ranges of one large file from the URL they
 * were sent to. Protocol 03 §5.1.
 */
@Service
public class Downloads {

    private final ObjectQueries objects;
    private final Buckets buckets;
    private final PresignedUrls presigned;

    Downloads(ObjectQueries objects, Buckets buckets, PresignedUrls presigned) {
        this.objects = objects;
        this.buckets = buckets;
        this.presigned = presigned;
    }

    /** The redirect to a file's object or thumbnail. Whether the client may read it is asked before; 404 when there is none. */
    public ResponseEntity<String> redirect(long fileId, ObjectType type, Client client) {
        return redirect(objects.find(fileId, type).orElseThrow(ApiError::notFound), client);
    }

    ResponseEntity<String> redirect(StoredFileObject object, Client client) {
        var url = presigned.download(bucketFor(object, client), object.objectKey());
        return ResponseEntity.status(307)
                .header(HttpHeaders.LOCATION, url)
                .contentType(MediaType.parseMediaType("text/html; charset=utf-8"))
                .body("<a href=\"" + HtmlUtils.htmlEscape(url) + "\">Temporary Redirect</a>.\n\n");
    }

    /** Everybody reads from the primary, but the command line tool from the second place if the object has a copy there. */
    private DataCentre bucketFor(StoredFileObject object, Client client) {
        return client.isGoCommandLine()
                        && object.isIn(DataCentre.WASABI_EU_CENTRAL_2_V3)
                        && buckets.isActive(DataCentre.WASABI_EU_CENTRAL_2_V3)
                ? DataCentre.WASABI_EU_CENTRAL_2_V3
                : buckets.primaryHot();
    }
}

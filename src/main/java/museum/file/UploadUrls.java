package museum.file;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import museum.billing.Quota;
import museum.storage.Buckets;
import museum.storage.MultipartUpload;
import museum.storage.PresignedUrls;
import museum.web.ApiError;
import museum.web.App;
import org.springframework.stereotype.Service;

/**
 * Gives out URLs for uploading objects of one owner, whose storage must not be full. Keys are noted before their URLs leave the server, so that an upload
 * that is never registered as a file is found and deleted. Protocol 03 §3.
 */
@Service
public class UploadUrls {

    private static final int MOST_AT_ONCE = 50;

    private final Quota quota;
    private final Buckets buckets;
    private final PresignedUrls presigned;
    private final TempObjects temp;

    UploadUrls(Quota quota, Buckets buckets, PresignedUrls presigned, TempObjects temp) {
        this.quota = quota;
        this.buckets = buckets;
        this.presigned = presigned;
        this.temp = temp;
    }

    /**
     * URLs for any objects, each by one PUT.
     *
     * @param count more than 50 are 50, fewer than none are none
     */
    public List<UploadUrl> simple(long ownerId, App app, long count) {
        quota.check(ownerId, app, OptionalLong.empty());
        var keys = Stream.generate(() -> ObjectKeys.fresh(ownerId))
                .limit(Math.clamp(count, 0, MOST_AT_ONCE))
                .toList();
        if (!keys.isEmpty()) {
            temp.stage(buckets.primaryHot(), keys);
        }
        return keys.stream()
                .map(key -> new UploadUrl(key, presigned.upload(buckets.primaryHot(), key)))
                .toList();
    }

    /** The URL for exactly the announced bytes, by one PUT. */
    public UploadUrl bound(long ownerId, App app, UploadUrlRequest request) {
        if (request.contentLength() < 0 || request.contentLength() > FileSize.MAX) {
            throw ApiError.badRequest();
        }
        var md5 = ContentMd5.normalised(request.contentMD5());
        quota.check(ownerId, app, OptionalLong.of(request.contentLength()));
        var key = ObjectKeys.fresh(ownerId);
        temp.stage(buckets.primaryHot(), List.of(key));
        return new UploadUrl(key, presigned.upload(buckets.primaryHot(), key, request.contentLength(), md5));
    }

    /** URLs for any object, in so many parts (1 to 10000). */
    public MultipartUploadUrls inParts(long ownerId, App app, long parts) {
        if (parts < 1 || parts > FileSize.MAX_PARTS) {
            throw ApiError.badRequest();
        }
        quota.check(ownerId, app, OptionalLong.empty());
        var key = ObjectKeys.fresh(ownerId);
        temp.stage(buckets.primaryHot(), List.of(key));
        return begun(key, presigned.multipart(buckets.primaryHot(), key, (int) parts));
    }

    /** URLs for exactly the announced parts. */
    public MultipartUploadUrls boundParts(long ownerId, App app, MultipartUploadUrlRequest request) {
        long length = request.contentLength();
        long part = request.partLength();
        if (length <= 0
                || length > FileSize.MAX
                || part <= 0
                || part > FileSize.MAX_PART
                || length > part && part < FileSize.MIN_PART
                || Math.ceilDiv(length, part) > FileSize.MAX_PARTS
                || Math.ceilDiv(length, part) != request.partMd5s().size()) {
            throw ApiError.badRequest();
        }
        var md5s = request.partMd5s().stream().map(ContentMd5::normalised).toList();
        // The first without the tolerance that the second grants.
        quota.check(ownerId, app, OptionalLong.empty());
        quota.check(ownerId, app, OptionalLong.of(length));
        var key = ObjectKeys.fresh(ownerId);
        temp.stage(buckets.primaryHot(), List.of(key));
        return begun(key, presigned.multipart(buckets.primaryHot(), key, length, part, md5s));
    }

    private MultipartUploadUrls begun(String key, MultipartUpload upload) {
        temp.begun(key, upload.uploadId());
        return new MultipartUploadUrls(key, upload.partUrls(), upload.completeUrl());
    }
}

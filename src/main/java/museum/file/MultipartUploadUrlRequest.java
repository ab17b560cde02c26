package museum.file;

import java.util.List;
import museum.web.Required;

/**
 * An object about to be uploaded in parts: its length in bytes, that of each part but the last, and the MD5 of every part. Protocol 03 §3.5.
 *
 * @param partMd5s base64 of 16 bytes each
 */
public record MultipartUploadUrlRequest(
        @Required long contentLength,
        @Required long partLength,
        @Required List<String> partMd5s) {}

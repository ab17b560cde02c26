package museum.file;

import museum.web.Required;

/**
 * An object about to be uploaded: its length in bytes and MD5. Protocol 03 §3.4.
 *
 * @param contentMD5 base64 of 16 bytes
 */
public record UploadUrlRequest(
        @Required long contentLength, @Required String contentMD5) {}

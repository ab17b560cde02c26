package museum.file;

import java.util.List;

/** Where the parts of one object are to be PUT in order, and where the upload is completed by POST. Protocol 03 §3.3, §3.5. */
public record MultipartUploadUrls(String objectKey, List<String> partURLs, String completeURL) {}

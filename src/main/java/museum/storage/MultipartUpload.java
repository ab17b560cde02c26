package museum.storage;

import java.util.List;

/** An upload in parts that the store has begun: one PUT URL for each part in order, one POST URL to complete it. Protocol 03 §3.6. */
public record MultipartUpload(String uploadId, List<String> partUrls, String completeUrl) {}

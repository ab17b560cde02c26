package museum.file;

/** Where one object is to be PUT, and its key. Protocol 03 §3.2, §3.4. */
public record UploadUrl(String objectKey, String url) {}

package museum.file;

/** Derived data as an app stored them. Protocol 03 §6.4; the time in microseconds. */
public record FileData(long fileID, String type, String encryptedData, String decryptionHeader, long updatedAt) {}

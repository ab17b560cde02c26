package museum.file;

import java.util.List;

/** Files of one owner were put into the trash. Published inside the transaction; their links end. Protocol 03 §8. */
public record FilesTrashed(long ownerId, List<Long> fileIds) {}

package museum.file;

/**
 * A file that is or was in the trash. Times in microseconds. Protocol 03 §2.2.
 *
 * @param isDeleted for good
 * @param isRestored taken out again
 * @param deleteBy when it is deleted for good of itself
 * @param updatedAt the version of the entry, by which devices sync
 */
record TrashEntry(File file, boolean isDeleted, boolean isRestored, long deleteBy, long createdAt, long updatedAt) {}

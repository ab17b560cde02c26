package museum.collection;

import java.util.List;

/** Puts the files of deleted albums into the trash; implemented by the module that owns the trash. Protocol 03 §14.7. */
public interface TrashFiles {

    /**
     * As if the owner had trashed these files out of this album: they leave all albums, in one transaction. Files that are in the trash already stay there.
     *
     * @param files at most 2000, all of this owner
     */
    void trash(long ownerId, long albumId, List<Long> files);
}

package museum.link;

import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and removes the link of a file. Protocol 04 §8. */
@Service
class ShareFile {

    private final FileLinkQueries links;
    private final AlbumLinkQueries albumLinks;
    private final Ids ids;
    private final Time time;

    ShareFile(FileLinkQueries links, AlbumLinkQueries albumLinks, Ids ids, Time time) {
        this.links = links;
        this.albumLinks = albumLinks;
        this.ids = ids;
        this.time = time;
    }

    /** The file's link: a new one, or the one it has, completed by secrets that it lacks. */
    @Transactional
    public FileLink create(Caller caller, FileLinkController.NewLink wanted) {
        if (!wanted.app().equals(caller.app().label())) {
            throw ApiError.badRequest("app mismatch");
        }
        requireOwner(caller, wanted.fileID());
        var token = FreeToken.find(ids::accessToken, albumLinks::unlessTaken);
        links.insertOrComplete(ids.prefixed("pft"), token, caller.userId(), wanted);
        return links.active(wanted.fileID()).orElseThrow(ApiError::notFound);
    }

    @Transactional
    public FileLink change(Caller caller, long fileId, LinkSettings settings) {
        settings.validate(time.now());
        var link = links.activeForUpdate(fileId).orElseThrow(ApiError::notFound);
        requireOwner(caller, fileId);
        var changed = settings.applyTo(link);
        links.update(changed);
        return changed;
    }

    @Transactional
    public void remove(Caller caller, long fileId) {
        requireOwner(caller, fileId);
        links.disable(fileId);
    }

    private void requireOwner(Caller caller, long fileId) {
        if (links.ownerOf(fileId).orElseThrow(ApiError::notFound) != caller.userId()) {
            throw ApiError.permissionDenied("not file owner");
        }
    }
}

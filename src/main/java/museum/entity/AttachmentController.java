package museum.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import museum.web.Access;
import museum.web.Caller;
import museum.web.Required;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of contacts, and their older routes. Protocol 06 §5. */
@RestController
@Access(Access.Kind.STORAGE)
class AttachmentController {

    private static final String PICTURE = AttachmentType.PROFILE_PICTURE.label();

    record Upload(@Required long contentLength, @Required String contentMD5) {}

    record UploadUrl(@JsonProperty("attachmentID") String attachmentId, String url) {}

    record Commit(
            @Required @JsonProperty("attachmentID") String attachmentId,
            @Required long size) {}

    record SignedUrl(String url) {}

    private final Attachments attachments;
    private final ContactPictures pictures;
    private final Contacts contacts;

    AttachmentController(Attachments attachments, ContactPictures pictures, Contacts contacts) {
        this.attachments = attachments;
        this.pictures = pictures;
        this.contacts = contacts;
    }

    @PostMapping("/attachments/{type}/upload-url")
    UploadUrl uploadUrl(Caller caller, @PathVariable String type, @RequestBody Upload upload) {
        return attachments.stage(caller.userId(), AttachmentType.of(type), upload.contentLength(), upload.contentMD5());
    }

    @GetMapping("/attachments/{type}/{attachmentId}")
    SignedUrl get(Caller caller, @PathVariable String type, @PathVariable String attachmentId) {
        var known = AttachmentType.of(type);
        return new SignedUrl(
                attachments.url(caller.userId(), known, EntityIds.attachment(attachmentId, "invalid attachment id")));
    }

    @PutMapping("/contacts/{id}/attachments/{type}")
    Contact commit(Caller caller, @PathVariable String id, @PathVariable String type, @RequestBody Commit commit) {
        EntityIds.contact(id);
        var known = AttachmentType.of(type);
        EntityIds.attachment(commit.attachmentId(), "invalid attachmentID");
        known.mustAllow(commit.size(), "size");
        attachments.commit(caller.userId(), id, known, commit.attachmentId(), commit.size());
        return contacts.get(caller.userId(), id);
    }

    @GetMapping("/contacts/{id}/attachments/{type}")
    SignedUrl ofContact(Caller caller, @PathVariable String id, @PathVariable String type) {
        EntityIds.contact(id);
        var known = AttachmentType.of(type);
        return new SignedUrl(attachments.url(caller.userId(), known, pictures.idOf(caller.userId(), id)));
    }

    @DeleteMapping("/contacts/{id}/attachments/{type}")
    Contact remove(Caller caller, @PathVariable String id, @PathVariable String type) {
        EntityIds.contact(id);
        AttachmentType.of(type);
        pictures.remove(caller.userId(), id);
        return contacts.get(caller.userId(), id);
    }

    /** The contact's id is not looked at. */
    @PostMapping("/contacts/{id}/profile-picture/upload-url")
    UploadUrl pictureUploadUrl(Caller caller, @RequestBody Upload upload) {
        return uploadUrl(caller, PICTURE, upload);
    }

    @PutMapping("/contacts/{id}/profile-picture")
    Contact commitPicture(Caller caller, @PathVariable String id, @RequestBody Commit commit) {
        return commit(caller, id, PICTURE, commit);
    }

    /** With an {@code attachmentID} that attachment, whatever the contact. */
    @GetMapping("/contacts/{id}/profile-picture")
    SignedUrl picture(Caller caller, @PathVariable String id, @RequestParam(defaultValue = "") String attachmentID) {
        return attachmentID.isEmpty() ? ofContact(caller, id, PICTURE) : get(caller, PICTURE, attachmentID);
    }

    @DeleteMapping("/contacts/{id}/profile-picture")
    Contact removePicture(Caller caller, @PathVariable String id) {
        return remove(caller, id, PICTURE);
    }
}

package museum.entity;

import museum.storage.DataCentre;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives contacts their pictures and takes them away; a contact has one at most. Protocol 06 §5.3, §5.6. */
@Service
class ContactPictures {

    private final ContactQueries contacts;
    private final AttachmentQueries attachments;

    ContactPictures(ContactQueries contacts, AttachmentQueries attachments) {
        this.contacts = contacts;
        this.attachments = attachments;
    }

    static ApiError notStaged() {
        return ApiError.badRequest("staged attachment upload not found");
    }

    /** Makes a staged upload the picture of a contact, in place of the one before. */
    @Transactional
    void attach(
            long userId, String contactId, AttachmentType type, String attachmentId, long size, DataCentre dataCentre) {
        long stamp = contacts.nextStamp(userId);
        var contact = living(userId, contactId);
        if (!attachments.unstage(type.objectKey(userId, attachmentId), dataCentre)) {
            throw notStaged();
        }
        if (!attachments.insert(attachmentId, userId, type, size, dataCentre)) {
            throw ApiError.badRequest("attachmentID already exists");
        }
        attachments.markDeleted(contact.profilePictureAttachmentId(), userId);
        contacts.setPicture(contactId, userId, attachmentId, stamp);
    }

    /** Takes the picture away, if there is one. */
    @Transactional
    void remove(long userId, String contactId) {
        long stamp = contacts.nextStamp(userId);
        var contact = living(userId, contactId);
        if (contact.profilePictureAttachmentId() != null) {
            attachments.markDeleted(contact.profilePictureAttachmentId(), userId);
            contacts.setPicture(contactId, userId, null, stamp);
        }
    }

    /** The picture that a contact has. */
    String idOf(long userId, String contactId) {
        return contacts.find(contactId, userId)
                .map(ContactQueries.Row::profilePictureAttachmentId)
                .orElseThrow(() -> ApiError.notFound(""));
    }

    private ContactQueries.Row living(long userId, String contactId) {
        var contact = contacts.find(contactId, userId).orElseThrow(() -> ApiError.notFound(""));
        if (contact.isDeleted()) {
            throw ApiError.badRequest("contact is already deleted");
        }
        return contact;
    }
}

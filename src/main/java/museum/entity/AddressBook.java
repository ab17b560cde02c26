package museum.entity;

import museum.database.Ids;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds, changes and deletes contacts. A user has one contact for each other user, tombstones included: who was deleted comes back by a change of the
 * tombstone. Protocol 06 §4.
 */
@Service
class AddressBook {

    private final ContactQueries contacts;
    private final AttachmentQueries attachments;
    private final Eligibility eligibility;
    private final Ids ids;

    AddressBook(ContactQueries contacts, AttachmentQueries attachments, Eligibility eligibility, Ids ids) {
        this.contacts = contacts;
        this.attachments = attachments;
        this.eligibility = eligibility;
        this.ids = ids;
    }

    /** Returns the id of the new contact. */
    @Transactional
    String add(long userId, long otherId, byte[] encryptedKey, byte[] encryptedData) {
        mustExist(userId, otherId);
        mustBeEligible(userId, otherId);
        var id = ids.prefixed("ct");
        if (!contacts.insert(id, userId, otherId, encryptedKey, encryptedData, contacts.nextStamp(userId))) {
            throw alreadyThere();
        }
        return id;
    }

    /** Changes a contact, or brings it back with its old key and without picture. Its owner may go on writing it though the relation ended. */
    @Transactional
    void change(long userId, String id, long otherId, byte[] encryptedData) {
        mustExist(userId, otherId);
        long stamp = contacts.nextStamp(userId);
        var contact = contacts.find(id, userId).orElseThrow(() -> ApiError.notFound(""));
        if (contact.isDeleted() || contact.contactUserId() != otherId) {
            mustBeEligible(userId, otherId);
        }
        if (!contacts.update(id, userId, otherId, encryptedData, stamp)) {
            throw alreadyThere();
        }
    }

    /** Leaves a tombstone; its picture goes with it. A tombstone stays as it is. */
    @Transactional
    void delete(long userId, String id) {
        long stamp = contacts.nextStamp(userId);
        var contact = contacts.find(id, userId).orElseThrow(() -> ApiError.notFound(""));
        if (!contact.isDeleted()) {
            attachments.markDeleted(contact.profilePictureAttachmentId(), userId);
            contacts.bury(id, userId, stamp);
        }
    }

    private void mustExist(long userId, long otherId) {
        if (!contacts.holdAccounts(userId, otherId)) {
            throw ApiError.badRequest("contactUserID does not exist");
        }
    }

    private void mustBeEligible(long userId, long otherId) {
        if (!eligibility.mayAdd(userId, otherId)) {
            throw ApiError.badRequest("contactUserID is not eligible to be added as a contact");
        }
    }

    private static ApiError alreadyThere() {
        return ApiError.badRequest("contact already exists for contactUserID");
    }
}

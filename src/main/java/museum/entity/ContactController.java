package museum.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts: what a user keeps about other users. Protocol 06 §4. */
@RestController
@RequestMapping("/contacts")
@Access(Access.Kind.STORAGE)
class ContactController {

    record NewContact(
            @Required @JsonProperty("contactUserID") long contactUserId,
            @Required byte[] encryptedKey,
            @Required byte[] encryptedData) {}

    record ChangedContact(
            @Required @JsonProperty("contactUserID") long contactUserId,
            @Required byte[] encryptedData) {}

    record Diff(List<Contact> diff) {}

    private final AddressBook book;
    private final Contacts contacts;

    ContactController(AddressBook book, Contacts contacts) {
        this.book = book;
        this.contacts = contacts;
    }

    @PostMapping
    Contact add(Caller caller, @RequestBody NewContact contact) {
        mustBeUser(contact.contactUserId());
        mustNotBeEmpty(contact.encryptedKey(), "encryptedKey");
        mustNotBeEmpty(contact.encryptedData(), "encryptedData");
        var id = book.add(caller.userId(), contact.contactUserId(), contact.encryptedKey(), contact.encryptedData());
        return contacts.get(caller.userId(), id);
    }

    @GetMapping("/{id}")
    Contact get(Caller caller, @PathVariable String id) {
        return contacts.get(caller.userId(), EntityIds.contact(id));
    }

    @GetMapping("/diff")
    Diff diff(
            Caller caller,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit) {
        return new Diff(contacts.page(caller.userId(), DiffRange.of(sinceTime, limit)));
    }

    @PutMapping("/{id}")
    Contact change(Caller caller, @PathVariable String id, @RequestBody ChangedContact contact) {
        EntityIds.contact(id);
        mustBeUser(contact.contactUserId());
        mustNotBeEmpty(contact.encryptedData(), "encryptedData");
        book.change(caller.userId(), id, contact.contactUserId(), contact.encryptedData());
        return contacts.get(caller.userId(), id);
    }

    @DeleteMapping("/{id}")
    void delete(Caller caller, @PathVariable String id) {
        book.delete(caller.userId(), EntityIds.contact(id));
    }

    private static void mustBeUser(long userId) {
        if (userId < 0) {
            throw ApiError.badRequest("contactUserID must be greater than 0");
        }
    }

    private static void mustNotBeEmpty(byte[] bytes, String name) {
        if (bytes.length == 0) {
            throw ApiError.badRequest(name + " is required");
        }
    }
}

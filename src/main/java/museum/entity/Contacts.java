package museum.entity;

import java.util.List;
import java.util.Map;
import museum.account.Users;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads contacts as their owner sees them, with the address that the other one has now. */
@Service
class Contacts {

    private final ContactQueries queries;
    private final Users users;

    Contacts(ContactQueries queries, Users users) {
        this.queries = queries;
        this.users = users;
    }

    /** A contact of this user, dead or alive. */
    Contact get(long userId, String id) {
        var row = queries.find(id, userId).orElseThrow(() -> ApiError.notFound(""));
        return withEmail(row, users.emails(List.of(row.contactUserId())));
    }

    /** Changes after a time, oldest first, tombstones included. */
    List<Contact> page(long userId, DiffRange range) {
        var rows = queries.page(userId, range);
        var emails = users.emails(rows.stream()
                .filter(row -> !row.isDeleted())
                .map(ContactQueries.Row::contactUserId)
                .toList());
        return rows.stream().map(row -> withEmail(row, emails)).toList();
    }

    private static Contact withEmail(ContactQueries.Row row, Map<Long, String> emails) {
        boolean deleted = row.isDeleted();
        @Nullable String email = deleted ? null : emails.get(row.contactUserId());
        return new Contact(
                row.id(),
                row.userId(),
                row.contactUserId(),
                email,
                row.profilePictureAttachmentId(),
                deleted ? null : row.encryptedKey(),
                deleted ? null : row.encryptedData(),
                deleted,
                row.createdAt(),
                row.updatedAt());
    }
}

package museum.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import museum.account.Users;
import museum.database.Time;
import org.springframework.stereotype.Service;

/** Puts together whom somebody trusts, who trusts him, and what recoveries go on. Protocol 09 §A3.2. */
@Service
class DescribeContacts {

    record Person(long id, String email) {}

    record ContactEntry(Person user, Person emergencyContact, String state, int recoveryNoticeInDays) {}

    /**
     * @param waitTill µs that are left, not an instant
     * @param createdAt µs
     */
    record Session(UUID id, Person user, Person emergencyContact, String status, long waitTill, long createdAt) {}

    /** The first two as the owner of an account, the last two as the contact of others. */
    record Info(
            List<ContactEntry> contacts,
            List<Session> recoverSessions,
            List<ContactEntry> othersEmergencyContact,

            @JsonProperty("othersRecoverySession") List<Session> othersRecoverySession) {}

    private final TrustedContactQueries contacts;
    private final RecoveryQueries recoveries;
    private final Users users;
    private final Time time;

    DescribeContacts(TrustedContactQueries contacts, RecoveryQueries recoveries, Users users, Time time) {
        this.contacts = contacts;
        this.recoveries = recoveries;
        this.users = users;
        this.time = time;
    }

    /** Without those whose other side is a deleted account. */
    Info describe(long userId) {
        var relations = contacts.of(userId);
        var active = recoveries.activeOf(userId);
        var people = users.emails(Stream.concat(
                        relations.stream().map(contact -> new Pair(contact.userId(), contact.emergencyContactId())),
                        active.stream().map(Recovery::pair))
                .flatMap(pair -> Stream.of(pair.owner(), pair.contact()))
                .distinct()
                .toList());
        return new Info(
                entries(relations, contact -> contact.userId() == userId, people),
                sessions(active, recovery -> recovery.userId() == userId, people),
                entries(relations, contact -> contact.emergencyContactId() == userId, people),
                sessions(active, recovery -> recovery.emergencyContactId() == userId, people));
    }

    private static List<ContactEntry> entries(
            List<TrustedContact> contacts, Predicate<TrustedContact> side, Map<Long, String> people) {
        return contacts.stream()
                .filter(side)
                .filter(contact ->
                        people.containsKey(contact.userId()) && people.containsKey(contact.emergencyContactId()))
                .map(contact -> new ContactEntry(
                        person(contact.userId(), people),
                        person(contact.emergencyContactId(), people),
                        contact.state(),
                        contact.noticeInDays()))
                .toList();
    }

    private List<Session> sessions(List<Recovery> recoveries, Predicate<Recovery> side, Map<Long, String> people) {
        var now = time.now();
        return recoveries.stream()
                .filter(side)
                .filter(recovery ->
                        people.containsKey(recovery.userId()) && people.containsKey(recovery.emergencyContactId()))
                .map(recovery -> new Session(
                        recovery.id(),
                        person(recovery.userId(), people),
                        person(recovery.emergencyContactId(), people),
                        recovery.isReady(now) ? Recovery.Status.READY.name() : recovery.status(),
                        recovery.remaining(now),
                        recovery.createdAt()))
                .toList();
    }

    private static Person person(long id, Map<Long, String> people) {
        return new Person(id, people.getOrDefault(id, ""));
    }
}

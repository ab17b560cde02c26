package museum.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import museum.account.Users;
import museum.web.ApiError;
import museum.web.App;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people see of collections: the lists of the sync, and single ones. All statements of a list look at one moment, as clients take the latest time in it
 * for their cursor. Protocol 02 §3, §7.2–7.4.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class DescribeCollections {

    private final CollectionQueries collections;
    private final ShareQueries shares;
    private final PublicLinks links;
    private final Users users;

    DescribeCollections(CollectionQueries collections, ShareQueries shares, PublicLinks links, Users users) {
        this.collections = collections;
        this.shares = shares;
        this.links = links;
        this.users = users;
    }

    /** Whether the lists after these times may hold anything: mostly they do not, and this costs a seventh of them. */
    @Transactional(propagation = Propagation.SUPPORTS)
    boolean hasNews(Caller caller, long since, long sharedSince) {
        // Somebody who has nothing yet will find something.
        return Math.min(since, sharedSince) <= 0
                || collections.hasNews(caller.userId(), caller.app(), since, sharedSince);
    }

    /** Own and shared collections together, the last change last: some clients take the last one's time for their cursor. */
    List<CollectionEntry> list(Caller caller, long since) {
        var rows = new ArrayList<>(collections.owned(caller.userId(), caller.app(), since, null));
        rows.addAll(collections.shared(caller.userId(), caller.app(), since, null));
        return described(rows, caller.app(), since <= 0).stream()
                .sorted(Comparator.comparing(CollectionEntry::updationTime))
                .toList();
    }

    /** The two lists of {@code /collections/v3}, each with a cursor of its own. */
    record OwnedAndShared(List<CollectionEntry> owned, List<CollectionEntry> shared) {
        static final OwnedAndShared NOTHING_NEW = new OwnedAndShared(List.of(), List.of());
    }

    OwnedAndShared list(Caller caller, long since, long sharedSince, int limit) {
        var owned = collections.owned(caller.userId(), caller.app(), since, limit);
        var shared = collections.shared(caller.userId(), caller.app(), sharedSince, limit);
        var all = described(Stream.concat(owned.stream(), shared.stream()).toList(), caller.app(), sharedSince <= 0);
        return new OwnedAndShared(all.subList(0, owned.size()), all.subList(owned.size(), all.size()));
    }

    /** One collection, for everybody who takes part; a deleted one for its owner only. Its key opens what is left in the trash. */
    CollectionEntry get(long userId, long collectionId) {
        var row = collections
                .owned(userId, collectionId)
                .or(() -> collections.shared(userId, collectionId))
                .filter(found -> found.share() == null || !found.album().deleted())
                .orElseThrow(ApiError::notFound);
        return described(List.of(row), row.album().app(), false)
                .getFirst()
                .alone(users.email(row.album().ownerId()).orElse(""), row.attributes());
    }

    /** The participants of one collection, the owner not among them. */
    List<CollectionUser> sharees(long collectionId) {
        var participants = shares.participants(List.of(collectionId)).getOrDefault(collectionId, List.of());
        var emails = users.emails(
                participants.stream().map(ShareQueries.Participant::userId).toList());
        return withEmails(participants, emails);
    }

    /**
     * In the same order, by as many statements for a thousand as for one.
     *
     * @param fromZero for a device that has nothing yet: albums that went with their owner's account are left out, as others only get to know that they are gone
     */
    private List<CollectionEntry> described(List<CollectionRow> rows, App app, boolean fromZero) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(row -> row.album().id()).toList();
        var participants = shares.participants(ids);
        var urls = links.activeOf(ids, app);
        var people = new HashSet<Long>();
        participants.values().forEach(all -> all.forEach(one -> people.add(one.userId())));
        rows.stream()
                .filter(row -> row.share() != null)
                .forEach(row -> people.add(row.album().ownerId()));
        var emails = users.emails(people);
        return rows.stream()
                .filter(row -> !fromZero
                        || row.share() == null
                        || emails.containsKey(row.album().ownerId()))
                .map(row -> {
                    var sharees =
                            withEmails(participants.getOrDefault(row.album().id(), List.of()), emails);
                    var url = urls.get(row.album().id());
                    return row.share() == null
                            ? own(row, sharees, url)
                            : someoneElses(
                                    row, row.share(), emails.get(row.album().ownerId()), sharees, url);
                })
                .toList();
    }

    private static CollectionEntry own(CollectionRow row, List<CollectionUser> sharees, @Nullable PublicURL url) {
        return new CollectionEntry(
                row.album().id(),
                CollectionUser.owner(row.album().ownerId(), ""),
                row.encryptedKey(),
                row.keyDecryptionNonce(),
                row.name(),
                row.encryptedName(),
                row.nameDecryptionNonce(),
                row.album().type(),
                row.attributes(),
                sharees,
                url == null ? List.of() : List.of(url),
                row.album().updationTime(),
                null,
                row.album().deleted(),
                row.magicMetadata(),
                row.album().app().label(),
                row.pubMagicMetadata(),
                null);
    }

    /** When the owner's account is gone, nobody takes part in the collection any more, whatever is stored. */
    private static CollectionEntry someoneElses(
            CollectionRow row,
            CollectionRow.Share share,
            @Nullable String ownersEmail,
            List<CollectionUser> sharees,
            @Nullable PublicURL url) {
        boolean ended = share.deleted() || ownersEmail == null;
        return new CollectionEntry(
                row.album().id(),
                CollectionUser.owner(row.album().ownerId(), ownersEmail == null || ended ? "" : ownersEmail),
                share.encryptedKey(),
                null,
                row.name(),
                row.encryptedName(),
                row.nameDecryptionNonce(),
                row.album().type(),
                CollectionEntry.NO_ATTRIBUTES,
                ended ? List.of() : sharees,
                ended || url == null || !url.isVisibleTo(share.role()) ? List.of() : List.of(url),
                share.deleted() ? share.updationTime() : row.album().updationTime(),
                share.sharedAt(),
                ended,
                null,
                row.album().app().label(),
                row.pubMagicMetadata(),
                share.magicMetadata());
    }

    private static List<CollectionUser> withEmails(
            List<ShareQueries.Participant> participants, Map<Long, String> emails) {
        return participants.stream()
                .filter(one -> emails.containsKey(one.userId()))
                .map(one -> CollectionUser.participant(one.userId(), emails.getOrDefault(one.userId(), ""), one.role()))
                .toList();
    }
}

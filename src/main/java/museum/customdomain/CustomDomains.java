package museum.customdomain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import museum.configuration.Configuration;
import museum.family.Families;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Domains of users' own, under which their album links open; members of a family may share their administrator's. Protocol 04 §13. */
@Service
public class CustomDomains {

    private final RemoteStoreQueries store;
    private final Families families;
    private final DomainProof proof;
    private final TransactionTemplate transaction;
    private final List<String> reserved;

    CustomDomains(
            RemoteStoreQueries store,
            Families families,
            DomainProof proof,
            TransactionTemplate transaction,
            Configuration configuration) {
        this.store = store;
        this.families = families;
        this.proof = proof;
        this.transaction = transaction;
        this.reserved = Stream.of(configuration.text("apps.custom-domain.cname", ""), "my.ente.com", "my.ente.io")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The domain of a user, his own or the one of his family. */
    public Optional<String> of(long userId) {
        return store.find(userId, StoreKey.CUSTOM_DOMAIN.label()).map(CustomDomains::resolved);
    }

    /** Whether a host is the user's domain, in whatever spelling. */
    public boolean isOwn(long userId, String host) {
        return of(userId)
                .flatMap(domain -> DomainName.of(host).map(name -> name.isSameAs(domain)))
                .orElse(false);
    }

    /** Whether somebody uses this domain; empty if it is no domain at all. */
    Optional<Boolean> isLinked(String text) {
        return DomainName.of(text).map(domain -> store.ownerOf(domain).isPresent());
    }

    /** Gives a user a domain, or takes it away with an empty text. */
    void set(long userId, String text) {
        if (text.isEmpty()) {
            transaction.executeWithoutResult(status -> remove(userId));
            return;
        }
        if (isPointer(text)) {
            throw ApiError.badRequest("invalid custom domain");
        }
        var domain = DomainName.of(text).orElseThrow(() -> ApiError.badRequest("invalid domain format: " + text));
        if (reserved.stream().anyMatch(domain::isSameAs)) {
            throw ApiError.badRequest("custom domain is reserved");
        }
        boolean isNew = store.ownerOf(domain).isEmpty();
        if (isNew) {
            proof.require(userId, domain);
        }
        transaction.executeWithoutResult(status -> link(userId, domain, isNew));
    }

    /** @param isNew whether nobody had the domain when this was looked at, and it was proved who may have it */
    private void link(long userId, DomainName domain, boolean isNew) {
        store.lockDomains();
        var text = domain.text();
        var owner = store.ownerOf(domain);
        if (owner.isEmpty() ? isNew : owner.get() == userId) {
            store.put(userId, StoreKey.CUSTOM_DOMAIN, text);
            store.movePointers(membersOf(userId), text);
        } else if (owner.isPresent() && families.adminOf(userId).equals(owner)) {
            var shared = store.find(owner.get(), StoreKey.CUSTOM_DOMAIN.label())
                    .orElseThrow(() -> ApiError.badRequest("family admin has no custom domain"));
            store.put(userId, StoreKey.CUSTOM_DOMAIN, "_" + userId + ":" + shared);
        } else {
            throw ApiError.conflict("custom domain already exists for another user");
        }
    }

    @Transactional
    void remove(long userId) {
        store.remove(userId, StoreKey.CUSTOM_DOMAIN);
        store.removePointers(membersOf(userId));
    }

    /** Refuses what is no domain. */
    static void validate(String text) {
        if (!text.equals(text.strip())) {
            throw ApiError.badRequest("domain contains leading or trailing spaces");
        }
        if (text.contains("://")) {
            throw ApiError.badRequest("domain should not contain scheme (e.g., http:// or https://)");
        }
        if (!text.isEmpty() && !isPointer(text) && DomainName.of(text).isEmpty()) {
            throw ApiError.badRequest("invalid domain format: " + text);
        }
    }

    /** The members whose pointers follow this user's domain; none unless he is a family's administrator. */
    private List<Long> membersOf(long userId) {
        return families.of(userId).stream()
                .filter(member -> member.isActive() && member.memberId() != userId)
                .map(Families.Member::memberId)
                .toList();
    }

    /** What only the server itself stores. */
    private static boolean isPointer(String text) {
        return text.matches("_\\d+:.+") && DomainName.of(resolved(text)).isPresent();
    }

    /** A member's pointer is stored as {@code _<member>:<domain>}, so that one domain can stand in several rows of a unique index. */
    static String resolved(String stored) {
        return stored.startsWith("_") ? stored.substring(stored.indexOf(':') + 1) : stored;
    }
}

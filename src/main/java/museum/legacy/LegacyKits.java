package museum.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import museum.account.SealedBox;
import museum.configuration.Configuration;
import museum.database.Time;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Kits in the hands of their owners. Protocol 09 §B3. */
@Service
class LegacyKits {

    /**
     * @param legacyUrl where the holders of the parts recover the account
     * @param createdAt µs
     * @param updatedAt µs
     */
    record Kit(
            UUID id,
            int variant,
            int noticePeriodInHours,
            String legacyUrl,
            String encryptedOwnerBlob,
            long createdAt,
            long updatedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) KitSession.@Nullable Shown activeRecoverySession) {}

    /** @param initiators who opened it, as stored: parts, address and user agent of each */
    record Opened(
            KitSession.@Nullable Shown session,
            @JsonRawValue String initiators) {}

    /** Two parts of three. */
    private static final int VARIANT = 1;

    private static final Set<Integer> NOTICES = Set.of(0, 24, 168, 360, 720);
    private static final int MOST_KITS = 5;

    /** Characters; what apps send is a hundredth of it. */
    private static final int LONGEST_BLOB = 1 << 16;

    private final KitQueries kits;
    private final KitSessionQueries sessions;
    private final Time time;
    private final String legacyUrl;

    LegacyKits(KitQueries kits, KitSessionQueries sessions, Time time, Configuration configuration) {
        this.kits = kits;
        this.sessions = sessions;
        this.time = time;
        var url = configuration.text("apps.legacy", "").strip().replaceAll("/+$", "");
        this.legacyUrl = url.isEmpty() ? "https://legacy.ente.com" : url;
    }

    @Transactional
    Kit create(long owner, LegacyKitController.NewKit kit, int noticeInHours) {
        if (kit.variant() != VARIANT) {
            throw ApiError.badRequest("invalid legacy kit variant");
        }
        checkNotice(noticeInHours);
        if (SealedBox.seal(new byte[1], kit.authPublicKey()).isEmpty()) {
            throw ApiError.badRequest("invalid legacy kit auth public key");
        }
        if (Math.max(
                        kit.encryptedRecoveryBlob().length(),
                        kit.encryptedOwnerBlob().length())
                > LONGEST_BLOB) {
            throw ApiError.tooLarge();
        }
        kits.lockOwner(owner);
        if (kits.count(owner) >= MOST_KITS) {
            throw ApiError.badRequest("legacy kit limit reached");
        }
        return kits.insert(owner, kit, noticeInHours)
                .map(made -> shown(made, null))
                .orElseThrow(() -> ApiError.conflict("there is a legacy kit with this id"));
    }

    List<Kit> list(long owner) {
        var list = kits.of(owner);
        var active = sessions.active(list.stream().map(LegacyKit::id).toList()).stream()
                .collect(Collectors.toMap(KitSession::kitId, Function.identity()));
        return list.stream().map(kit -> shown(kit, active.get(kit.id()))).toList();
    }

    private Kit shown(LegacyKit kit, @Nullable KitSession session) {
        return new Kit(
                kit.id(),
                kit.variant(),
                kit.noticePeriodInHrs(),
                legacyUrl,
                kit.encryptedOwnerBlob(),
                kit.createdAt(),
                kit.updatedAt(),
                session == null ? null : session.shown(time.now()));
    }

    /** 404 for a kit of somebody else, too. */
    LegacyKit find(long owner, UUID id) {
        return kits.find(id).filter(kit -> kit.userId() == owner).orElseThrow(ApiError::notFound);
    }

    /** Who is recovering the account by this kit. */
    Opened opened(long owner, UUID id) {
        find(owner, id);
        return sessions.active(List.of(id)).stream()
                .findFirst()
                .map(session -> new Opened(session.shown(time.now()), session.initiators()))
                .orElseGet(() -> new Opened(null, "[]"));
    }

    @Transactional
    void changeNotice(long owner, UUID id, int hours) {
        checkNotice(hours);
        lock(owner, id);
        if (!sessions.active(List.of(id)).isEmpty()) {
            throw ApiError.badRequest("cannot update recovery notice while there is an active recovery session");
        }
        kits.setNotice(id, hours);
    }

    /** Ends the recovery that goes on; the kit can open another one. */
    @Transactional
    void block(long owner, UUID id) {
        lock(owner, id);
        if (!sessions.block(id)) {
            throw ApiError.notFound();
        }
    }

    @Transactional
    void delete(long owner, UUID id) {
        lock(owner, id);
        sessions.block(id);
        kits.markDeleted(id, time.now());
    }

    private void lock(long owner, UUID id) {
        if (kits.lock(id).filter(kit -> kit.userId() == owner).isEmpty()) {
            throw ApiError.notFound();
        }
    }

    private static void checkNotice(int hours) {
        if (!NOTICES.contains(hours)) {
            throw ApiError.badRequest("invalid legacy kit notice period");
        }
    }
}

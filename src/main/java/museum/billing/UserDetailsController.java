package museum.billing;

import java.util.Set;
import museum.family.Families;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The account page: who one is, what one has stored and may store. Protocol 01 §3.8. */
@RestController
@RequestMapping("/users")
class UserDetailsController {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

    /** What the locker app shows; used is of the family, user of oneself. */
    record LockerUsageAnswer(
            boolean isPaid,
            boolean isFamily,
            long usedFileCount,
            long fileLimit,
            long remainingFileCount,
            long usedStorage,
            long storageLimit,
            long remainingStorage,
            long userFileCount,
            long userStorage) {}

    private final DescribeUser describe;
    private final ProfileQueries profiles;
    private final Entitlements entitlements;
    private final LockerUsage locker;
    private final Families families;

    UserDetailsController(
            DescribeUser describe,
            ProfileQueries profiles,
            Entitlements entitlements,
            LockerUsage locker,
            Families families) {
        this.describe = describe;
        this.profiles = profiles;
        this.entitlements = entitlements;
        this.locker = locker;
        this.families = families;
    }

    @GetMapping("/details/v2")
    @Access(Access.Kind.USER)
    UserDetails details(Caller caller, @RequestParam(required = false) @Nullable String memoryCount) {
        return describe.describe(caller.userId(), caller.app(), memoryCount == null || TRUE.contains(memoryCount));
    }

    @GetMapping("/locker-usage")
    @Access(Access.Kind.STORAGE)
    LockerUsageAnswer lockerUsage(Caller caller) {
        if (profiles.profile(caller.userId()).isEmpty()) {
            throw ApiError.of(ErrorCode.USER_NOT_FOUND);
        }
        boolean isPaid = entitlements.isPaid(caller.userId());
        var tier = LockerTier.of(isPaid);
        var byUser = locker.of(families.sharersWith(caller.userId()));
        var used = byUser.values().stream().reduce(LockerUsage.Used.NOTHING, LockerUsage.Used::plus);
        var own = byUser.getOrDefault(caller.userId(), LockerUsage.Used.NOTHING);
        return new LockerUsageAnswer(
                isPaid,
                families.adminOf(caller.userId()).isPresent(),
                used.files(),
                tier.files(),
                Math.max(tier.files() - used.files(), 0),
                used.bytes(),
                tier.bytes(),
                Math.max(tier.bytes() - used.bytes(), 0),
                own.files(),
                own.bytes());
    }
}

package museum.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import museum.account.Users;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Storage that is paid for beside the plan, as administrators note it: one add-on of each type and account. Protocol 08 §9.2. */
@Service
public class AddOns {

    /**
     * How much and for how long.
     *
     * @param testing whether megabytes and minutes count, instead of gigabytes and years
     */
    public record Size(int year, long storageInGB, boolean testing, long storageInMB, long minute) {}

    private static final Set<String> OFFERS = Set.of("ADD_ON_BF_2023", "ADD_ON_BF_2024");
    private static final Set<Long> OFFERED_GB = Set.of(50L, 200L, 500L, 1000L, 2000L);
    private static final Set<Integer> OFFERED_YEARS = Set.of(3, 5, 10);
    private static final int MOST_YEARS = 100;
    private static final int MOST_GB = 2000;
    private static final long MOST_MB = MOST_GB * 1024L;
    private static final long MOST_MINUTES = Duration.ofDays(36_525).toMinutes();

    private final JdbcClient jdbc;
    private final Users users;
    private final Clock clock;

    AddOns(JdbcClient jdbc, Users users, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.clock = clock;
    }

    private static void check(String type) {
        if (!Bonus.ADD_ONS.contains(type)) {
            throw ApiError.badRequest("invalid bonus type");
        }
    }

    /** 409 when there is one, where Museum breaks down; 404 for who is gone. */
    public void add(long userId, String type, Size size) {
        check(type, size);
        if (users.email(userId).isEmpty()) {
            throw ApiError.notFound();
        }
        int added = jdbc.sql("""
                INSERT INTO storage_bonus (bonus_id, type, user_id, storage, valid_till) VALUES (:id, :type, :user, :storage, :end)
                    ON CONFLICT (bonus_id) DO NOTHING
                """)
                .param("id", id(userId, type))
                .param("type", type)
                .param("user", userId)
                .param("storage", bytes(size))
                .param("end", end(size))
                .update();
        if (added == 0) {
            throw ApiError.conflict("there is a bonus " + id(userId, type));
        }
    }

    public void update(long userId, String type, Size size) {
        check(type, size);
        int updated = jdbc.sql(
                        "UPDATE storage_bonus SET storage = :storage, valid_till = :end, updated_at = :now WHERE bonus_id = :id")
                .param("now", Time.microseconds(clock.instant()))
                .param("storage", bytes(size))
                .param("end", end(size))
                .param("id", id(userId, type))
                .update();
        requireFound(updated, userId, type);
    }

    public void remove(long userId, String type) {
        check(type);
        int removed = jdbc.sql("DELETE FROM storage_bonus WHERE bonus_id = :id")
                .param("id", id(userId, type))
                .update();
        requireFound(removed, userId, type);
    }

    private static void requireFound(int rows, long userId, String type) {
        if (rows == 0) {
            throw ApiError.badRequest(
                    "bonus not found for user %d with bonusID %s".formatted(userId, id(userId, type)));
        }
    }

    private void check(String type, Size size) {
        check(type);
        if (size.testing()) {
            if (outside(size.storageInMB(), 0, MOST_MB)
                    || outside(size.minute(), 0, MOST_MINUTES)
                    || size.storageInMB() == 0 && size.minute() == 0) {
                throw ApiError.badRequest("invalid input, set in MB and minute for test");
            }
        } else if (!OFFERS.contains(type)) {
            if (outside(size.year(), 1, MOST_YEARS)) {
                throw ApiError.badRequest("invalid input for year, only 1-100");
            }
            if (outside(size.storageInGB(), 1, MOST_GB)) {
                throw ApiError.badRequest("invalid GB storage, only 1-2000");
            }
        } else {
            if (!OFFERED_GB.contains(size.storageInGB())) {
                throw ApiError.badRequest("invalid input for deal, only 50, 200, 500, 1000, 2000 allowed");
            }
            if (!OFFERED_YEARS.contains(size.year())) {
                throw ApiError.badRequest("invalid input for year, only 3 or 5 or 10");
            }
        }
    }

    private static boolean outside(long value, long least, long most) {
        return value < least || value > most;
    }

    private static String id(long userId, String type) {
        return type + "-" + userId;
    }

    private static long bytes(Size size) {
        return size.testing() ? size.storageInMB() << 20 : size.storageInGB() << 30;
    }

    private long end(Size size) {
        Instant now = clock.instant();
        return Time.microseconds(
                size.testing()
                        ? now.plus(Duration.ofMinutes(size.minute()))
                        : now.atOffset(ZoneOffset.UTC).plusYears(size.year()).toInstant());
    }
}

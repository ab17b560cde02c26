package museum.link;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.stereotype.Component;

/**
 * Ends the guessing of tokens and codes. An address that was wrong too often within a minute learns nothing until the minute is over, not even whether it is right
 * now: of 10<sup>14</sup> tokens it can try 144,000 a day. Who holds a link, even a removed one, is never wrong. Like all limits by address this one is counted by each
 * node for itself.
 */
@Component
class GuessLimit {

    static final int MOST_WRONG = 100;

    private static final int MOST_ADDRESSES = 1_000_000;

    private final Cache<String, AtomicInteger> wrong;

    GuessLimit(Time time) {
        this.wrong = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfter(Expiry.<String, AtomicInteger>creating((address, count) -> Duration.ofMinutes(1)))
                .ticker(() -> Duration.of(time.now(), ChronoUnit.MICROS).toNanos())
                .build();
    }

    /** What an address looks up by a token; to find nothing is a wrong guess. Throws 429 without looking for who was wrong too often. */
    <T> Optional<T> lookUp(String address, Supplier<Optional<T>> byToken) {
        var count = wrong.getIfPresent(address);
        if (count != null && count.get() >= MOST_WRONG) {
            throw ApiError.refusal(429, "Rate limit breached, try later");
        }
        var found = byToken.get();
        if (found.isEmpty()) {
            wrong.get(address, first -> new AtomicInteger()).incrementAndGet();
        }
        return found;
    }
}

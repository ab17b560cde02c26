package museum.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts requests in windows that begin with the first request of a key. In memory: each node counts what it sees. */
@Component
class RequestCounts {

    private static final int MOST_KEYS = 1_000_000;

    private record Key(RateLimit.Window window, String text) {}

    private final Cache<Key, AtomicInteger> counts = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfter(Expiry.<Key, AtomicInteger>creating((key, count) -> length(key.window())))
            .build();

    /** Counts one more and tells whether it is still within the limit. */
    boolean isWithin(int limit, RateLimit.Window window, String key) {
        return counts.get(new Key(window, key), first -> new AtomicInteger()).incrementAndGet() <= limit;
    }

    private static Duration length(RateLimit.Window window) {
        return switch (window) {
            case SECOND -> Duration.ofSeconds(1);
            case MINUTE -> Duration.ofMinutes(1);
        };
    }
}

package museum.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import museum.configuration.Configuration;
import museum.database.Time;
import org.springframework.stereotype.Component;

/** Keeps this node from flooding mailboxes: many codes within five minutes slow each address down, too many stop all sending. Protocol 01 §3.1. */
@Component
class SendLimiter {

    private static final long WINDOW = Duration.ofMinutes(5).toNanos() / 1000;
    private static final long CLOSED = Duration.ofMinutes(10).toNanos() / 1000;
    private static final int MOST_CODES = 200;

    private final Deque<Long> requests = new ArrayDeque<>();
    private final Map<String, Long> lastAdmitted = new HashMap<>();
    private final Time time;
    private final int closeAt;
    private final int slowFrom;
    private long closedUntil;

    SendLimiter(Time time, Configuration configuration) {
        this.time = time;
        this.closeAt = configuration.integer("internal.most-codes", MOST_CODES);
        this.slowFrom = closeAt / 4;
    }

    /** Whether nobody gets a code now. */
    synchronized boolean isClosed() {
        return time.now() < closedUntil;
    }

    /** Counts a request, a refused one, too, and says whether it is granted. */
    synchronized boolean admit(String clientAddress) {
        var now = time.now();
        if (now < closedUntil) {
            return false;
        }
        while (!requests.isEmpty() && requests.getFirst() <= now - WINDOW) {
            requests.removeFirst();
        }
        lastAdmitted.values().removeIf(last -> last <= now - WINDOW);
        requests.addLast(now);
        if (requests.size() >= closeAt) {
            closedUntil = now + CLOSED;
            return false;
        }
        if (requests.size() >= slowFrom && lastAdmitted.containsKey(clientAddress)) {
            return false;
        }
        lastAdmitted.put(clientAddress, now);
        return true;
    }
}

package museum.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import museum.database.Time;
import org.springframework.stereotype.Component;

/** Keeps this node from flooding mailboxes: many codes within five minutes slow each address down, too many stop all sending. Protocol 01 §3.1. */
@Component
class SendLimiter {

    private static final long WINDOW = Duration.ofMinutes(5).toNanos() / 1000;
    private static final long CLOSED = Duration.ofMinutes(10).toNanos() / 1000;
    private static final int SLOW_FROM = 50;
    private static final int CLOSE_AT = 200;

    private final Deque<Long> requests = new ArrayDeque<>();
    private final Map<String, Long> lastAdmitted = new HashMap<>();
    private final Time time;
    private long closedUntil;

    SendLimiter(Time time) {
        this.time = time;
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
        if (requests.size() >= CLOSE_AT) {
            closedUntil = now + CLOSED;
            return false;
        }
        if (requests.size() >= SLOW_FROM && lastAdmitted.containsKey(clientAddress)) {
            return false;
        }
        lastAdmitted.put(clientAddress, now);
        return true;
    }
}

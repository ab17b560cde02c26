package museum.database;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The time as the protocol counts it: microseconds since the Unix epoch, UTC. Protocol 00 §14. */
@Component
public class Time {

    private final Clock clock;

    public Time(Clock clock) {
        this.clock = clock;
    }

    /** Microseconds since the epoch, now. */
    public long now() {
        return microseconds(clock.instant());
    }

    /** Microseconds since the epoch; what is finer than a microsecond is cut off. */
    public static long microseconds(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    /** The instant of so many microseconds since the epoch. */
    public static Instant instant(long microseconds) {
        return Instant.ofEpochSecond(
                Math.floorDiv(microseconds, 1_000_000L), Math.floorMod(microseconds, 1_000_000L) * 1_000L);
    }
}

package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeTest {

    @Test
    void timesAreMicrosecondsSinceTheEpoch() {
        var time = new Time(Clock.fixed(Instant.parse("2026-11-23T04:05:06.123456789Z"), ZoneOffset.UTC));
        assertThat(time.now()).isEqualTo(1795406706123456L);
        assertThat(Time.instant(1795406706123456L)).isEqualTo(Instant.parse("2026-11-23T04:05:06.123456Z"));
        assertThat(Time.instant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }
}

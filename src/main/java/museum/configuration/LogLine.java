package museum.configuration;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** A line of {@code log-file}: JSON with the members that Museum writes, so that what reads the file goes on reading it. Protocol 10 §18. */
final class LogLine implements StructuredLogFormatter<ILoggingEvent> {

    private final ThrowableProxyConverter trace = new ThrowableProxyConverter();

    private final JsonWriter<ILoggingEvent> json = JsonWriter.<ILoggingEvent>of(members -> {
                members.add(
                        "time",
                        event -> event.getInstant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
                members.add("level", LogLine::level);
                members.add("msg", ILoggingEvent::getFormattedMessage);
                members.add("func", ILoggingEvent::getLoggerName);
                members.add("error", this::trace).whenHasLength();
                members.addMapEntries(ILoggingEvent::getMDCPropertyMap);
            })
            .withNewLineAtEnd();

    LogLine() {
        trace.start();
    }

    @Override
    public String format(ILoggingEvent event) {
        return json.writeToString(event);
    }

    private static String level(ILoggingEvent event) {
        var level = event.getLevel().toString().toLowerCase(Locale.ROOT);
        return level.equals("warn") ? "warning" : level;
    }

    private String trace(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : trace.convert(event);
    }
}

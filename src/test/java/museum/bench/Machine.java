package museum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Linux tells of processes. */
final class Machine {

    /** Ticks a second in {@code /proc/PID/stat}: 100 on every Linux that Java runs on. */
    private static final double TICK_MILLIS = 10;

    private Machine() {}

    /** Milliseconds of processor time that a process has used. */
    static double processorTime(long pid) {
        var fields = stat(pid);
        return fields == null ? 0 : (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) * TICK_MILLIS;
    }

    /** Of a process and its children, those that have ended included. */
    static double processorTimeOfFamily(long pid) {
        var fields = stat(pid);
        if (fields == null) {
            return 0;
        }
        double ended = (Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14))) * TICK_MILLIS;
        return ended
                + processorTime(pid)
                + children(pid).stream().mapToDouble(Machine::processorTime).sum();
    }

    /** MiB of memory that are really there. */
    static double residentMemory(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    static long parent(long pid) {
        var fields = stat(pid);
        return fields == null ? 0 : Long.parseLong(fields.get(1));
    }

    private static List<Long> children(long pid) {
        try {
            var children = new ArrayList<Long>();
            for (var word : Files.readString(Path.of("/proc/%d/task/%d/children".formatted(pid, pid)))
                    .strip()
                    .split(" ")) {
                if (!word.isEmpty()) {
                    children.add(Long.parseLong(word));
                }
            }
            return children;
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** From the third field (the state) on: a name before them may contain anything. */
    private static @Nullable List<String> stat(long pid) {
        try {
            var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return null;
        }
    }
}

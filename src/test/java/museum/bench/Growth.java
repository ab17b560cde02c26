package museum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The costs of every scale that was measured, kept in files beside each other. */
final class Growth {

    private static final String FILE = "costs.tsv";

    private Growth() {}

    /** Replaces what an earlier measurement of this scale has said. */
    static void keep(Path directory, List<Measured> all) throws IOException {
        var lines = all.stream()
                .filter(one -> one.cost() != null)
                .map(one -> one.operation().name() + "\t" + one.cost())
                .toList();
        Files.write(directory.resolve(FILE), lines);
    }

    /** Adds a table if there is more than one scale. */
    static void report(Path data, Report report) throws IOException {
        var costs = new LinkedHashMap<String, Map<Double, Double>>();
        var scales = new TreeSet<Double>();
        try (var directories = Files.newDirectoryStream(data, "scale-*")) {
            for (var directory : directories) {
                var file = directory.resolve(FILE);
                if (Files.exists(file)) {
                    double scale = Double.parseDouble(
                            directory.getFileName().toString().substring("scale-".length()));
                    scales.add(scale);
                    read(file)
                            .forEach((operation, cost) -> costs.computeIfAbsent(operation, o -> new TreeMap<>())
                                    .put(scale, cost));
                }
            }
        }
        if (scales.size() > 1) {
            report.growth(costs, List.copyOf(scales));
        }
    }

    private static Map<String, Double> read(Path file) throws IOException {
        var costs = new LinkedHashMap<String, Double>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split("\t");
            costs.put(parts[0], Double.valueOf(parts[1]));
        }
        return costs;
    }
}

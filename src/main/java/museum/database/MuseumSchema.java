package museum.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The columns that the schema of Museum has, from the catalogue {@code db/museum-124.txt}. */
record MuseumSchema(SortedMap<String, String> columns) {

    static MuseumSchema expected() {
        var columns = new TreeMap<String, String>();
        try (var catalogue = Objects.requireNonNull(MuseumSchema.class.getResourceAsStream("/db/museum-124.txt"))) {
            var table = "";
            for (var line : new String(catalogue.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                var words = line.strip().split(" ", 3);
                if (words[0].equals("table")) {
                    table = words[1];
                } else if (words[0].equals("column")) {
                    columns.put(table + "." + words[1], type(words[2]));
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return new MuseumSchema(columns);
    }

    /** What is missing among the columns of a database, or has another type there; a table that is not there at all counts once. */
    List<String> missingIn(Map<String, String> found) {
        return columns.entrySet().stream()
                .filter(column -> !column.getValue().equals(found.get(column.getKey())))
                .map(column -> {
                    var table = table(column.getKey());
                    if (found.keySet().stream().noneMatch(name -> name.startsWith(table + "."))) {
                        return "table " + table;
                    }
                    var type = found.get(column.getKey());
                    return "column %s (%s%s)"
                            .formatted(column.getKey(), column.getValue(), type == null ? "" : ", but it is " + type);
                })
                .distinct()
                .toList();
    }

    /** Those columns of our tables that we do not know, so that our new rows will not name them. */
    List<String> strangersIn(List<String> mandatory) {
        var tables = columns.keySet().stream().map(MuseumSchema::table).collect(Collectors.toSet());
        return mandatory.stream()
                .filter(column -> tables.contains(table(column)) && !columns.containsKey(column))
                .toList();
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    /** The type without what follows it in the catalogue. */
    private static String type(String definition) {
        return definition.replaceFirst(" (not null|default|identity|generated)\\b.*", "");
    }
}

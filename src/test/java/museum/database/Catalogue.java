package museum.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everything that defines a schema except our history of migrations, one line for each thing, in the form of {@code db/museum-124.txt}. */
final class Catalogue {

    private static final String ENUMS = """
            SELECT format('enum %s: %s', type.typname, string_agg(label.enumlabel, ', ' ORDER BY label.enumsortorder))
              FROM pg_type AS type JOIN pg_enum AS label ON label.enumtypid = type.oid
             WHERE type.typnamespace = current_schema()::regnamespace
             GROUP BY type.typname
             ORDER BY type.typname COLLATE "C"
            """;

    private static final String FUNCTIONS = """
            SELECT format('function %s(%s): %s, %s', proname, pg_get_function_arguments(oid), pg_get_function_result(oid),
                          CASE provolatile WHEN 'v' THEN 'volatile' WHEN 's' THEN 'stable' ELSE 'immutable' END)
              FROM pg_proc
             WHERE pronamespace = current_schema()::regnamespace
             ORDER BY proname COLLATE "C"
            """;

    private static final String SEQUENCES = """
            SELECT format('sequence %s %s from %s by %s cache %s', sequencename, data_type, start_value, increment_by, cache_size)
              FROM pg_sequences
             WHERE schemaname = current_schema()
             ORDER BY sequencename COLLATE "C"
            """;

    private static final String TABLES = """
            WITH relation AS (
                SELECT oid, relname AS name, reloptions
                  FROM pg_class
                 WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> 'museum_flyway_history'
            ), line AS (
                SELECT name, 0 AS kind, 0 AS number,
                       'table ' || name || coalesce(' with ' || (
                           SELECT string_agg(option, ', ' ORDER BY option) FROM unnest(reloptions) AS option), '') AS text
                  FROM relation
                UNION ALL
                SELECT name, 1, attnum,
                       concat_ws(' ',
                           '  column', attname, format_type(atttypid, atttypmod),
                           CASE WHEN attnotnull THEN 'not null' END,
                           CASE WHEN attidentity = 'a' THEN 'identity always' WHEN attidentity = 'd' THEN 'identity by default' END,
                           CASE attgenerated WHEN 's' THEN 'generated stored' WHEN 'v' THEN 'generated virtual' ELSE
                               CASE WHEN adbin IS NOT NULL THEN 'default' END END,
                           ltrim(regexp_replace(pg_get_expr(adbin, adrelid), '\\s+', ' ', 'g')))
                  FROM relation
                  JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
                  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                UNION ALL
                SELECT name, 2, 0, format('  constraint %s %s', conname, pg_get_constraintdef(pg_constraint.oid))
                  FROM relation
                  JOIN pg_constraint ON conrelid = relation.oid AND contype <> 'n'
                UNION ALL
                SELECT name, 2, 0, format('  %sindex %s %s', CASE WHEN indisunique THEN 'unique ' END, own.relname,
                       replace(replace(regexp_replace(pg_get_indexdef(indexrelid), '^.* USING btree ', ''),
                           ' INCLUDE ', ' include '), ' WHERE ', ' where '))
                  FROM relation
                  JOIN pg_index ON indrelid = relation.oid
                  JOIN pg_class AS own ON own.oid = indexrelid
                 WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
                UNION ALL
                SELECT name, 2, 0, format('  trigger %s %s', tgname, lower(replace(
                           regexp_replace(pg_get_triggerdef(pg_trigger.oid),
                               '^CREATE TRIGGER \\S+ (.*) ON \\S+ FOR EACH ROW (?:WHEN \\((.*)\\) )?EXECUTE FUNCTION (.*)\\(\\)$',
                               '\\1 when \\2: \\3'),
                           ' when :', ':')))
                  FROM relation
                  JOIN pg_trigger ON tgrelid = relation.oid AND NOT tgisinternal
            )
            SELECT text FROM line
             ORDER BY name COLLATE "C", kind, number, text COLLATE "C"
            """;

    private Catalogue() {}

    /** What Museum's database has. */
    static List<String> ofMuseum() throws IOException {
        try (var catalogue = Objects.requireNonNull(Catalogue.class.getResourceAsStream("/db/museum-124.txt"))) {
            return new String(catalogue.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    static List<String> of(TestDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            return of(connection);
        }
    }

    static List<String> of(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        for (var query : List.of(ENUMS, FUNCTIONS, SEQUENCES, TABLES)) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }
}

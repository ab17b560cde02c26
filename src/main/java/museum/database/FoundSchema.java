package museum.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds when the server starts.
 *
 * @param tables all of its schema, but not those of extensions and not our history
 * @param columns type by {@code table.column}, as PostgreSQL writes it, of the same tables
 * @param mandatory those of the columns that a new row must name
 * @param migration Museum's record of its last migration, if it made one
 * @param ours whether our migrations have run here before
 */
record FoundSchema(
        List<String> tables,
        Map<String, String> columns,
        List<String> mandatory,
        @Nullable Migration migration,
        boolean ours) {

    /** A row of {@code schema_migrations}. */
    record Migration(long version, boolean dirty) {}

    static FoundSchema read(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        var columns = new TreeMap<String, String>();
        var mandatory = new ArrayList<String>();
        boolean history = false;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT relation.relname, attribute.attname, format_type(attribute.atttypid, attribute.atttypmod),
                               attribute.attnotnull AND NOT attribute.atthasdef AND attribute.attidentity = ''
                          FROM pg_class AS relation
                          LEFT JOIN pg_attribute AS attribute
                            ON attribute.attrelid = relation.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
                         WHERE relation.relnamespace = current_schema()::regnamespace
                           AND relation.relkind IN ('r', 'p')
                           AND NOT EXISTS (
                                   SELECT FROM pg_depend
                                    WHERE classid = 'pg_class'::regclass AND objid = relation.oid AND deptype = 'e')
                         ORDER BY relation.relname, attribute.attnum
                        """)) {
            while (rows.next()) {
                var table = rows.getString(1);
                if (table.equals(SchemaTakeover.HISTORY)) {
                    history = true;
                    continue;
                }
                if (tables.isEmpty() || !tables.getLast().equals(table)) {
                    tables.add(table);
                }
                var column = table + "." + rows.getString(2);
                columns.put(column, rows.getString(3));
                if (rows.getBoolean(4)) {
                    mandatory.add(column);
                }
            }
        }
        return new FoundSchema(
                tables,
                columns,
                mandatory,
                tables.contains("schema_migrations") ? migration(connection) : null,
                history && !isEmptyHistory(connection));
    }

    private static @Nullable Migration migration(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT version, dirty FROM schema_migrations ORDER BY version DESC LIMIT 1")) {
            return row.next() ? new Migration(row.getLong(1), row.getBoolean(2)) : null;
        }
    }

    private static boolean isEmptyHistory(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT FROM " + SchemaTakeover.HISTORY + " LIMIT 1")) {
            return !row.next();
        }
    }
}

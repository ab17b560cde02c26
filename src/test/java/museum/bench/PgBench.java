package museum.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import museum.bench.StatementLog.Executed;
import org.jspecify.annotations.Nullable;

/** The bare cost of statements: how often a second PostgreSQL's own program gets through with them, prepared, on as many connections as we use. */
final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    private static final long SECONDS = 1;

    private final Database database;
    private final int connections;
    private final Path directory;

    PgBench(Database database, Options options) {
        this.database = database;
        this.connections = options.connections();
        this.directory = options.directory().resolve("pgbench");
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "pgbench")));
    }

    /** Times a second; null when pgbench cannot do it. */
    @Nullable Double perSecond(String name, List<Executed> statements) throws IOException, InterruptedException {
        var script = new StringBuilder();
        var command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                "" + connections,
                "-j",
                "1",
                "-T",
                "" + SECONDS,
                "-h",
                database.host(),
                "-p",
                database.port(),
                "-U",
                database.user()));
        for (int i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            script.append(statement.sql().replaceAll("\\$(\\d+)", ":p" + i + "_$1"))
                    .append(";\n");
            for (int p = 0; p < statement.parameters().size(); p++) {
                var value = statement.parameters().get(p);
                if (value == null) {
                    return null;
                }
                command.addAll(List.of("-D", "p%d_%d=%s".formatted(i, p + 1, value)));
            }
        }
        var file = Files.createDirectories(directory).resolve(name + ".sql");
        Files.writeString(file, script);
        command.addAll(List.of("-f", file.toString(), database.name()));
        var output = directory.resolve(name + ".out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGAPPNAME", StatementLog.OURSELVES);
        builder.start().waitFor();
        var rate = RATE.matcher(Files.readString(output));
        return rate.find() ? (Double) Double.parseDouble(rate.group(1)) : null;
    }
}

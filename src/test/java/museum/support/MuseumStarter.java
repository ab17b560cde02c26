package museum.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import museum.Museum;
import museum.client.People;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** Starts the whole application inside this process. */
public final class MuseumStarter {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private MuseumStarter() {}

    /** With an empty data directory. Settings are {@code key=value} as in {@code museum.yaml}, by dotted key; the last one of a key counts. */
    public static RunningMuseum start(List<String> settings) {
        var directory = Path.of(
                        "target",
                        "museum",
                        "%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet()))
                .toAbsolutePath();
        empty(directory);
        var all = new ArrayList<>(List.of(
                "http.port=0",
                "data-dir=" + directory.resolve("data"),
                "jobs.cron.skip=true",
                "internal.hardcoded-ott.local-domain-suffix=" + People.DOMAIN,
                "internal.hardcoded-ott.local-domain-value=" + People.CODE));
        all.addAll(settings);
        var arguments = new ArrayList<>(List.of("--museum.working-directory=" + directory));
        all.forEach(setting -> arguments.add("--museum.configuration." + setting));
        var context = SpringApplication.run(Museum.class, arguments.toArray(String[]::new));
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return new RunningMuseum(URI.create("http://localhost:" + port), context);
    }

    private static void empty(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

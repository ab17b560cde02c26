package museum.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import museum.Museum;
import museum.client.People;
import museum.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.FileSystemUtils;

/** Starts the whole application inside this process. */
public final class MuseumStarter {

    /** Held as long as this process lives, so that runs side by side take folders of their own. */
    private static final Set<FileChannel> CLAIMS = new HashSet<>();

    private MuseumStarter() {}

    /** With an empty database and store. Settings are {@code key=value} as in {@code museum.yaml}, by dotted key; the last one of a key counts. */
    public static RunningMuseum start(List<String> settings) {
        return start(settings, context -> {});
    }

    /** As {@link #start(List)}, with parts of it replaced: beans that are registered as primary win. */
    public static RunningMuseum start(List<String> settings, Consumer<GenericApplicationContext> replacements) {
        var all = new ArrayList<>(settings);
        if (settings.stream().noneMatch(setting -> setting.startsWith("db.host="))) {
            TestDatabase.migrated()
                    .properties()
                    .forEach((key, value) -> all.add(key.replace("museum.configuration.", "") + "=" + value));
        }
        return startIn(emptyDirectory(), all, replacements);
    }

    /** In the directory that a server has left behind, database and all. */
    public static RunningMuseum startIn(Path directory, List<String> settings) {
        return startIn(directory, settings, context -> {});
    }

    private static RunningMuseum startIn(
            Path directory, List<String> settings, Consumer<GenericApplicationContext> replacements) {
        var all = new ArrayList<>(List.of(
                "http.port=0",
                "metrics.port=0",
                "data-dir=" + directory.resolve("data"),
                "jobs.cron.skip=true",
                "internal.most-codes=1000000",
                "internal.hardcoded-ott.local-domain-suffix=" + People.DOMAIN,
                "internal.hardcoded-ott.local-domain-value=" + People.CODE));
        all.addAll(settings);
        var arguments = new ArrayList<>(List.of("--museum.working-directory=" + directory));
        var byKey = new LinkedHashMap<String, String>();
        all.forEach(setting -> byKey.put(setting.substring(0, setting.indexOf('=')), setting));
        byKey.values().forEach(setting -> arguments.add("--museum.configuration." + setting));
        var application = new SpringApplication(Museum.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()));
        application.addInitializers(context -> replacements.accept((GenericApplicationContext) context));
        var context = application.run(arguments.toArray(String[]::new));
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return new RunningMuseum(URI.create("http://localhost:" + port), context);
    }

    private static synchronized Path emptyDirectory() {
        for (var number = 1; ; number++) {
            var directory = Path.of("target", "museum", String.valueOf(number)).toAbsolutePath();
            try {
                Files.createDirectories(directory);
                if (claim(directory)) {
                    FileSystemUtils.deleteRecursively(directory);
                    return Files.createDirectories(directory);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean claim(Path directory) throws IOException {
        var channel = FileChannel.open(
                directory.resolveSibling(directory.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return CLAIMS.add(channel);
            }
        } catch (OverlappingFileLockException ours) {
            // another server of this process has it
        }
        channel.close();
        return false;
    }

    /** Keeps what tests declare (controllers, configuration) out of the server: it is in the same packages. */
    private static final class WithoutTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}

package museum.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import museum.database.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This module alone behind a web server, with routes that hand out its URLs as the routes of files do. */
final class StorageServer implements AutoCloseable {

    /** Nobody asks it here, but a server without one would make a database of its own, which takes longer than all the rest. */
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final ConfigurableApplicationContext context;

    /** @param settings {@code key=value} as in {@code museum.yaml}, by dotted key */
    StorageServer(Path directory, Clock clock, Disk disk, String... settings) {
        var application = new SpringApplication(Parts.class);
        application.addInitializers(given -> {
            var beans = (GenericApplicationContext) given;
            beans.registerBean(Clock.class, () -> clock);
            beans.registerBean("disk", Disk.class, () -> disk);
        });
        var arguments = new ArrayList<>(
                List.of("--museum.working-directory=" + directory, "--museum.configuration.http.port=0"));
        DATABASE.properties().forEach((key, value) -> arguments.add("--" + key + "=" + value));
        for (var setting : settings) {
            arguments.add("--museum.configuration." + setting);
        }
        this.context = application.run(arguments.toArray(String[]::new));
    }

    StorageServer(Path directory, String... settings) {
        this(directory, Clock.systemUTC(), Disk.REAL, settings);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** @param query such as {@code download?key=7/x} */
    URI url(String query) {
        return URI.create("http://localhost:" + port() + "/urls/" + query);
    }

    @Override
    public void close() {
        context.close();
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import({StorageSetup.class, Buckets.class, PresignedUrls.class, ObjectStore.class, PrepareBuckets.class, Urls.class
    })
    static class Parts {}

    /** As controllers of files use {@link PresignedUrls}. */
    @RestController
    static class Urls {

        private final PresignedUrls urls;
        private final Buckets buckets;

        Urls(PresignedUrls urls, Buckets buckets) {
            this.urls = urls;
            this.buckets = buckets;
        }

        @GetMapping("/urls/download")
        String download(@RequestParam String key) {
            return urls.download(buckets.primaryHot(), key);
        }

        @GetMapping("/urls/preview")
        String preview(@RequestParam String key) {
            return urls.preview(buckets.primaryHot(), key);
        }

        @GetMapping("/urls/upload")
        String upload(@RequestParam String key) {
            return urls.upload(buckets.primaryHot(), key);
        }

        @GetMapping("/urls/bound")
        String bound(@RequestParam String key, @RequestParam long length, @RequestParam String md5) {
            return urls.upload(buckets.primaryHot(), key, length, md5);
        }

        @GetMapping("/urls/parts")
        List<String> parts(@RequestParam String key, @RequestParam int parts) {
            return texts(urls.multipart(buckets.primaryHot(), key, parts));
        }

        @GetMapping("/urls/bound-parts")
        List<String> boundParts(
                @RequestParam String key,
                @RequestParam long length,
                @RequestParam long part,
                @RequestParam List<String> md5) {
            return texts(urls.multipart(buckets.primaryHot(), key, length, part, md5));
        }

        /** The parts' URLs, then the one that completes, then the upload's id. */
        private static List<String> texts(MultipartUpload upload) {
            var texts = new java.util.ArrayList<>(upload.partUrls());
            texts.add(upload.completeUrl());
            texts.add(upload.uploadId());
            return texts;
        }
    }
}

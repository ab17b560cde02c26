package museum.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the operator's configuration means for Spring itself, and the way on which {@link Configuration} reaches the application context. */
final class ConfigurationPropertySource extends EnumerablePropertySource<Configuration> {

    static final String NAME = "museum";

    private final Map<String, Object> properties;

    private ConfigurationPropertySource(Configuration configuration) {
        super(NAME, configuration);
        this.properties = properties(configuration);
    }

    static void addTo(ConfigurableEnvironment environment) {
        var directory =
                Path.of(environment.getProperty("museum.working-directory", "")).toAbsolutePath();
        var configuration = Configuration.load(
                directory, System.getenv(), key -> environment.getProperty("museum.configuration." + key));
        var sources = environment.getPropertySources();
        var source = new ConfigurationPropertySource(configuration);
        // Below arguments and system properties, so that these can still be used to try something out; above variables
        // without our prefix.
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addBefore(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addLast(source);
        }
    }

    private static Map<String, Object> properties(Configuration configuration) {
        var properties = new LinkedHashMap<String, Object>();
        if (configuration.flag("http.use-tls", false)) {
            properties.put("server.port", 443);
            properties.put("server.ssl.certificate", credential(configuration, "tls.cert"));
            properties.put("server.ssl.certificate-private-key", credential(configuration, "tls.key"));
            properties.put("server.http2.enabled", true);
        } else {
            properties.put("server.port", port(configuration, "http.port", 8080));
        }
        port(configuration, "metrics.port", 2112);
        configuration.text("log-file").ifPresent(file -> {
            properties.put("logging.file.name", file);
            properties.put("logging.structured.format.file", LogLine.class.getName());
        });
        return properties;
    }

    private static int port(Configuration configuration, String key, int fallback) {
        var port = configuration.integer(key, fallback);
        if (port < 0 || port > 65535) {
            throw configuration.refusal(key, "must be a port between 1 and 65535");
        }
        return port;
    }

    private static String credential(Configuration configuration, String name) {
        var file = configuration.credentialsDirectory().resolve(name);
        if (!Files.isReadable(file)) {
            throw new ConfigurationException(
                    "http.use-tls is on (" + configuration.origin("http.use-tls") + ") but " + file
                            + " cannot be read: put certificate and key there as tls.cert and tls.key, or set http.use-tls to false.");
        }
        return file.toUri().toString();
    }

    @Override
    public String[] getPropertyNames() {
        return properties.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return properties.get(name);
    }
}

package museum.configuration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
        properties.put("server.port", port(configuration, "http.port", 8080));
        configuration.text("log-file").ifPresent(file -> properties.put("logging.file.name", file));
        return properties;
    }

    private static int port(Configuration configuration, String key, int fallback) {
        var port = configuration.integer(key, fallback);
        if (port < 0 || port > 65535) {
            throw configuration.refusal(key, "must be a port between 1 and 65535");
        }
        return port;
    }

    @Override
    public String[] getPropertyNames() {
        return properties.keySet().toArray(String[]::new);
    }

    @Override
    public @org.jspecify.annotations.Nullable Object getProperty(String name) {
        return properties.get(name);
    }
}

package museum.configuration;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the configuration before the application context exists (Spring's own settings depend on it) and makes it a bean of every context, also of those that
 * tests start.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class LoadConfiguration
        implements EnvironmentPostProcessor, ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(LoadConfiguration.class);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ConfigurationPropertySource.addTo(environment);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().getPropertySources().get(ConfigurationPropertySource.NAME)
                instanceof ConfigurationPropertySource source) {
            context.getBeanFactory().registerSingleton("configuration", source.getSource());
            log.info(
                    "Booting up {} server with commit #{}",
                    source.getSource().environmentName(),
                    Objects.requireNonNullElse(System.getenv("GIT_COMMIT"), ""));
        }
    }
}

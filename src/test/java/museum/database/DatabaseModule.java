package museum.database;

import java.util.Map;
import museum.configuration.Configuration;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** This module on its own, without routes. */
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = {Time.class, Configuration.class})
class DatabaseModule {

    static Server start(TestDatabase database) {
        return new Server(database, start(database.properties()));
    }

    static ConfigurableApplicationContext start(Map<String, String> properties) {
        return new SpringApplicationBuilder(DatabaseModule.class)
                .main(DatabaseModule.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.copyOf(properties))
                .run();
    }

    /** A running one. */
    record Server(TestDatabase database, ConfigurableApplicationContext context) implements AutoCloseable {

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}

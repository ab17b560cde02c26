package museum;

import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import sun.misc.Signal;

/** The server. */
@SpringBootApplication
public class Museum {

    public static void main(String[] args) {
        stopOn("TERM");
        stopOn("INT");
        usePreparedStart();
        try {
            SpringApplication.run(Museum.class, args);
        } catch (SpringApplication.AbandonedRunException onlyLookedAt) {
            throw onlyLookedAt;
        } catch (RuntimeException alreadyReported) {
            // The reason stands on standard error (museum.configuration tells it); threads of half a server must not
            // keep the process alive.
            System.exit(1);
        }
    }

    /**
     * Lets Spring use what the build has found out for it. Only a jar's preparations are certainly of the same age as its classes, so a start from a directory does
     * without.
     */
    private static void usePreparedStart() {
        var prepared = Museum.class.getResource("Museum__ApplicationContextInitializer.class");
        if (prepared != null && prepared.getProtocol().equals("jar")) {
            System.setProperty(AotDetector.AOT_ENABLED, "true");
        }
    }

    /** Being asked to stop is no failure: Java alone would end with 143 after SIGTERM. Protocol 10 §1. */
    private static void stopOn(String signal) {
        Signal.handle(new Signal(signal), ignored -> {
            LoggerFactory.getLogger(Museum.class).info("Shutting down server...");
            System.exit(0);
        });
    }
}

package museum;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server. */
@SpringBootApplication
public class Museum {

    public static void main(String[] args) {
        try {
            SpringApplication.run(Museum.class, args);
        } catch (RuntimeException alreadyReported) {
            // The reason stands on standard error (museum.configuration tells it); threads of half a server must not
            // keep the process alive.
            System.exit(1);
        }
    }
}

package museum;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server. */
@SpringBootApplication
public class Museum {

    public static void main(String[] args) {
        SpringApplication.run(Museum.class, args);
    }
}

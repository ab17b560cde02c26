package museum.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether the server and its database live: apps check a server's address by it, containers their health. Protocol 00 §16. */
@RestController
@Access(Access.Kind.PUBLIC)
class PingController {

    record Pong(
            String message,
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String host) {}

    private static final String COMMIT = Objects.requireNonNullElse(System.getenv("GIT_COMMIT"), "");

    private final JdbcClient jdbc;

    PingController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @RequestMapping(
            path = "/ping",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    Pong ping(@RequestParam(defaultValue = "") String host) {
        askDatabase();
        return new Pong("pong", COMMIT, host.isEmpty() ? null : hostName());
    }

    @GetMapping("/fire/db-m-ping")
    void pingDatabase() {
        try {
            askDatabase();
        } catch (DataAccessException failure) {
            throw ApiError.internal("DB ping failed on " + hostName());
        }
    }

    private void askDatabase() {
        jdbc.sql("SELECT 1").query(Integer.class).single();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}

package museum.collection;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.FastByteArrayOutputStream;

/** A page of an album's changes, ready to be sent: {@code {"diff": [File…], "hasMore": bool}}. Protocol 02 §7.18. */
public final class DiffPage {

    private final FastByteArrayOutputStream json;

    DiffPage(FastByteArrayOutputStream json) {
        this.json = json;
    }

    /** As the whole answer. */
    public void send(HttpServletResponse response) throws IOException {
        response.setContentType("application/json; charset=utf-8");
        json.writeTo(response.getOutputStream());
    }
}

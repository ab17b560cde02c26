package museum.collection;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A page of an album's changes, ready to be sent: {@code {"diff": [File…], "hasMore": bool}}. Protocol 02 §7.18. */
public final class DiffPage {

    private static final byte[] EMPTY = "{\"diff\":[],\"hasMore\":false}".getBytes(StandardCharsets.US_ASCII);

    static final DiffPage NOTHING_NEW = new DiffPage(out -> out.write(EMPTY));

    /** Writes the page's JSON. */
    interface Json {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Json json;

    DiffPage(Json json) {
        this.json = json;
    }

    /** As the whole answer. */
    public void send(HttpServletResponse response) throws IOException {
        response.setContentType("application/json; charset=utf-8");
        json.writeTo(response.getOutputStream());
    }
}

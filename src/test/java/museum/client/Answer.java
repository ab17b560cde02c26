package museum.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the server answered, with expectations that fail with the whole exchange in the message. */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return Json.read(body);
        } catch (RuntimeException e) {
            throw new Refused(this, "an answer in JSON");
        }
    }

    /** The answer's object, to be read field by field. */
    public Fields fields() {
        return Fields.of(json(), request);
    }

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Exactly 200: the mobile apps take nothing else. Protocol 11 §1.3. */
    public Answer ok() {
        return is(200);
    }

    public Answer is(int expected) {
        if (status != expected) {
            throw new Refused(this, "status " + expected);
        }
        return this;
    }

    /** An error that apps know by its code: {@code {"code", "message"}}. Protocol 00 §8, form a. */
    public Answer is(int expected, String code) {
        is(expected);
        if (!json().path("code").isString()
                || !json().path("code").stringValue().equals(code)
                || !json().path("message").isString()) {
            throw new Refused(this, "the code " + code);
        }
        return this;
    }

    public Answer is(int expected, String code, String message) {
        is(expected, code);
        if (!json().path("message").stringValue().equals(message)) {
            throw new Refused(this, "the message " + message);
        }
        return this;
    }

    /** An error without words, <code>{}</code>: form b. */
    public Answer isPlain(int expected) {
        is(expected);
        if (!text().equals("{}")) {
            throw new Refused(this, "the body {}");
        }
        return this;
    }

    /** An error of the filters in front of the routes, {@code {"error": …}}: form c. */
    public Answer isError(int expected, String error) {
        is(expected);
        if (!json().path("error").isString()
                || !json().path("error").stringValue().equals(error)) {
            throw new Refused(this, "the error " + error);
        }
        return this;
    }

    /** 200 and no body at all. */
    public Answer isEmpty() {
        ok();
        if (body.length > 0) {
            throw new Refused(this, "no body");
        }
        return this;
    }

    @Override
    public String toString() {
        var shown = text();
        return "%s -> %d %s".formatted(request, status, shown.length() <= 600 ? shown : shown.substring(0, 600) + "…");
    }
}

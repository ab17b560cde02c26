package museum.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request as the bytes that are sent, made beforehand. Bodies may be shared by several requests. */
record Request(byte[] head, byte[] body) {

    private static final byte[] NO_BODY = {};

    /** @param headers lines without their ends */
    static Request of(String method, String pathAndQuery, byte[] body, String... headers) {
        var head = new StringBuilder(method).append(' ').append(pathAndQuery).append(" HTTP/1.1\r\nHost: $HOST\r\n");
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return new Request(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII), body);
    }

    static Request get(String pathAndQuery, String... headers) {
        return of("GET", pathAndQuery, NO_BODY, headers);
    }

    static Request post(String pathAndQuery, byte[] body, String... headers) {
        return of("POST", pathAndQuery, body, headers);
    }

    Request to(String host) {
        return replacing("$HOST", host);
    }

    /** The same, of somebody who does not take gzip. */
    Request unpacked() {
        return replacing("Accept-Encoding: gzip\r\n", "");
    }

    private Request replacing(String part, String by) {
        var text = new String(head, StandardCharsets.US_ASCII).replace(part, by);
        return new Request(text.getBytes(StandardCharsets.US_ASCII), body);
    }

    ByteBuffer[] buffers() {
        return new ByteBuffer[] {ByteBuffer.wrap(head), ByteBuffer.wrap(body)};
    }
}

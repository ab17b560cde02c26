package museum.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Clients of a store: they have URLs and bytes, nothing else. */
final class Apps {

    private static final Pattern CODE = Pattern.compile("<Code>(\\w+)</Code>");

    private Apps() {}

    static URI ask(URI route) {
        return URI.create(send(HttpRequest.newBuilder(route)).text());
    }

    static List<URI> askForParts(URI route) {
        var text = send(HttpRequest.newBuilder(route)).text();
        return Pattern.compile("\"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .map(URI::create)
                .toList();
    }

    static Answer put(URI url, byte[] content, String... headers) {
        return send(with(HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(content)), headers));
    }

    static Answer get(URI url, String... headers) {
        return send(with(HttpRequest.newBuilder(url), headers));
    }

    static Answer request(String method, URI url, String... headers) {
        return send(with(HttpRequest.newBuilder(url).method(method, BodyPublishers.noBody()), headers));
    }

    static Answer complete(URI url, List<String> etags) {
        var parts = IntStream.rangeClosed(1, etags.size())
                .mapToObj(i -> "<Part><PartNumber>" + i + "</PartNumber><ETag>" + etags.get(i - 1) + "</ETag></Part>")
                .collect(Collectors.joining());
        return post(url, "<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>");
    }

    static Answer post(URI url, String xml) {
        return send(
                HttpRequest.newBuilder(url).header("Content-Type", "text/xml").POST(BodyPublishers.ofString(xml)));
    }

    /** A request whose every byte the test writes; the answer's head and body. */
    static String raw(int port, String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String md5(byte[] content) {
        return Base64.getEncoder().encodeToString(Digests.md5().digest(content));
    }

    static byte[] bytes(int size, int seed) {
        var bytes = new byte[size];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        return send(request.build());
    }

    /** On a connection of its own: a store that refuses a body without reading it closes the connection, which the next request would learn too late. */
    static Answer send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return new Answer(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        /** Status, and the code of an error: {@code 403 AccessDenied}. */
        String outcome() {
            Matcher code = CODE.matcher(text());
            return status() >= 400 && code.find() ? status() + " " + code.group(1) : Integer.toString(status());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    /** Bytes that need no memory. */
    static final class Endless extends InputStream {

        private long left;

        Endless(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 7 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}

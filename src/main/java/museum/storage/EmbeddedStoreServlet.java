package museum.storage;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of the embedded store: GET, PUT, PUT of a part and POST to complete, each only over a URL that {@link PresignedUrls} has made, with CORS as
 * browsers need it after the API's redirect. Protocol 11 §4.4.
 *
 * <p>Mapped to {@code /s3/*}. Filters of the API must let everything below this path pass untouched: bodies have any length and are streamed, answers are not
 * compressed, and the CORS headers here are others.
 */
final class EmbeddedStoreServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStoreServlet.class);

    /** S3's limit for one PUT. */
    private static final long LARGEST = 5L << 30;

    private static final int LARGEST_LIST_OF_PARTS = 4 << 20;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final transient EmbeddedStore store;
    private final transient PublishUploads published;
    private final transient UrlSignature signature;
    private final String accessKey;
    private final transient Set<Endpoint> publicEndpoints;
    private final transient Clock clock;

    /** @param publicEndpoints as configured, which a proxy in front of us may not tell */
    EmbeddedStoreServlet(EmbeddedStore store, PublishUploads published, Set<Endpoint> publicEndpoints, Clock clock) {
        var credentials = store.credentials();
        this.store = store;
        this.published = published;
        this.signature = new UrlSignature(credentials);
        this.accessKey = credentials.key();
        this.publicEndpoints = publicEndpoints;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        allowOrigins(request, response);
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_OK);
            return;
        }
        try {
            var addresses = ReachedAddress.candidates(request);
            addresses.addAll(publicEndpoints);
            answer(
                    PresignedRequest.verify(request, signature, accessKey, addresses, clock.instant()),
                    request,
                    response);
        } catch (StoreError.Refusal refused) {
            log.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), refused.getMessage());
            refuse(refused.error(), request, response);
        } catch (NoSuchFileException deletedMeanwhile) {
            refuse(StoreError.NO_SUCH_KEY, request, response);
        } catch (ClientAbortException gone) {
            throw gone;
        } catch (IOException failed) {
            log.error(
                    "The embedded object store could not serve {} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failed.toString());
            if (response.isCommitted()) {
                throw failed;
            }
            response.resetBuffer();
            refuse(StoreError.INTERNAL_ERROR, request, response);
        }
    }

    private void answer(PresignedRequest presigned, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var part = presigned.parameters().get("partNumber");
        var upload = presigned.parameters().get("uploadId");
        switch (presigned.method()) {
            case "GET" -> get(presigned, request, response);
            case "PUT" -> {
                if (upload == null) {
                    put(presigned, request, response);
                } else {
                    putPart(presigned, upload, Integer.parseInt(Objects.requireNonNull(part)), request, response);
                }
            }
            case "POST" -> complete(presigned, Objects.requireNonNull(upload), request, response);
            default -> throw StoreError.ACCESS_DENIED.refusal();
        }
    }

    private void get(PresignedRequest presigned, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var file =
                store.objects().find(presigned.bucket(), presigned.key()).orElseThrow(StoreError.NO_SUCH_KEY::refusal);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var modified = Files.getLastModifiedTime(file).toInstant();
            var etag = "\"%x-%x\"".formatted(modified.toEpochMilli(), channel.size());
            response.setHeader("ETag", etag);
            response.setHeader("Last-Modified", HTTP_DATE.format(modified));
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType(
                    presigned.parameters().getOrDefault("response-content-type", "binary/octet-stream"));
            var disposition = presigned.parameters().get("response-content-disposition");
            if (disposition != null) {
                response.setHeader("Content-Disposition", disposition);
            }
            var onlyIf = request.getHeader("If-Range");
            var wanted = onlyIf == null || onlyIf.equals(etag) ? request.getHeader("Range") : null;
            send(channel, wanted, response);
        }
    }

    private static void send(FileChannel channel, @Nullable String wanted, HttpServletResponse response)
            throws IOException {
        long size = channel.size();
        var range = ByteRange.of(wanted, size);
        range.ifPresent(some -> {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + some.first() + "-" + some.last() + "/" + size);
        });
        long left = range.map(ByteRange::length).orElse(size);
        response.setContentLengthLong(left);
        channel.position(range.map(ByteRange::first).orElse(0L));
        var out = response.getOutputStream();
        var buffer = ByteBuffer.allocate(128 * 1024);
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int count = channel.read(buffer);
            if (count < 0) {
                break;
            }
            out.write(buffer.array(), 0, count);
            left -= count;
        }
    }

    private void put(PresignedRequest presigned, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var md5 = Digests.contentMd5(request.getHeader("Content-MD5"));
        var received = store.objects().receive(request.getInputStream(), length(request), md5);
        published.publish(received.file(), presigned.bucket(), presigned.key());
        response.setHeader("ETag", "\"" + Digests.etag(received.md5()) + "\"");
    }

    private void putPart(
            PresignedRequest presigned,
            String upload,
            int part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var md5 = Digests.contentMd5(request.getHeader("Content-MD5"));
        var body = request.getInputStream();
        var written = store.uploads()
                .writePart(presigned.bucket(), presigned.key(), upload, part, body, length(request), md5);
        response.setHeader("ETag", "\"" + Digests.etag(written) + "\"");
    }

    private void complete(
            PresignedRequest presigned, String upload, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST_LIST_OF_PARTS + 1);
        if (body.length > LARGEST_LIST_OF_PARTS) {
            throw StoreError.MALFORMED_XML.refusal();
        }
        var parts = CompleteUploadBody.read(body);
        var etag = store.uploads().complete(presigned.bucket(), presigned.key(), upload, parts, published);
        xml(response, """
                <?xml version="1.0" encoding="UTF-8"?>
                <CompleteMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
                <Bucket>%s</Bucket><Key>%s</Key><ETag>&quot;%s&quot;</ETag></CompleteMultipartUploadResult>""".formatted(presigned.bucket(), UriCoding.path(presigned.key()), etag));
    }

    private static long length(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0) {
            throw StoreError.MISSING_CONTENT_LENGTH.refusal();
        }
        if (length > LARGEST) {
            throw StoreError.ENTITY_TOO_LARGE.refusal();
        }
        return length;
    }

    private static void refuse(StoreError error, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(error.status());
        if (!request.getMethod().equals("HEAD")) {
            xml(response, error.xml());
        }
    }

    private static void xml(HttpServletResponse response, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/xml");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Any origin: behind a redirect from another host browsers send {@code Origin: null}. */
    private static void allowOrigins(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("Origin") == null) {
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader(
                "Access-Control-Expose-Headers", "ETag, Content-Length, Content-Range, Accept-Ranges, Last-Modified");
        if (request.getMethod().equals("OPTIONS")) {
            var headers = request.getHeader("Access-Control-Request-Headers");
            response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, PUT, POST, DELETE");
            response.setHeader("Access-Control-Allow-Headers", headers == null ? "*" : headers);
            response.setHeader("Access-Control-Max-Age", "3000");
            if (request.getHeader("Access-Control-Request-Private-Network") != null) {
                response.setHeader("Access-Control-Allow-Private-Network", "true");
            }
        }
    }
}

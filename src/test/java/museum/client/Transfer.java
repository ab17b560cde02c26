package museum.client;

import static museum.client.Json.object;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import museum.client.crypto.Base64Text;
import org.jspecify.annotations.Nullable;

/** The way of encrypted bytes between a device and the object store, with the headers that the apps send there. Protocol 11 §4.4. */
public final class Transfer {

    private final Device device;

    Transfer(Device device) {
        this.device = device;
    }

    /** Uploads an object; returns its key. */
    public String put(byte[] bytes, UploadWay way) {
        return way.partSize() == 0 ? single(bytes, way.bound()) : parts(bytes, way);
    }

    private String single(byte[] bytes, boolean bound) {
        if (!bound) {
            var urls = device.get("/files/upload-urls?count=1").ok().fields().objects("urls");
            putObject(URI.create(urls.getFirst().text("url")), bytes, null).ok();
            return urls.getFirst().text("objectKey");
        }
        var md5 = md5(bytes);
        var url = device.post("/files/upload-url", object("contentLength", bytes.length, "contentMD5", md5))
                .ok()
                .fields();
        putObject(URI.create(url.text("url")), bytes, md5).ok();
        return url.text("objectKey");
    }

    private String parts(byte[] bytes, UploadWay way) {
        var parts = split(bytes, way.partSize());
        var upload = begin(bytes, parts, way);
        var urls = upload.texts("partURLs");
        if (urls.size() != parts.size()) {
            throw new AssertionError("%d URLs for %d parts".formatted(urls.size(), parts.size()));
        }
        var tags = new ArrayList<String>();
        for (var i = 0; i < parts.size(); i++) {
            var md5 = way.bound() ? md5(parts.get(i)) : null;
            tags.add(tag(putObject(URI.create(urls.get(i)), parts.get(i), md5).ok()));
        }
        complete(URI.create(upload.text("completeURL")), tags).ok();
        return upload.text("objectKey");
    }

    private Fields begin(byte[] bytes, List<byte[]> parts, UploadWay way) {
        if (!way.bound()) {
            return device.get("/files/multipart-upload-urls", "count", parts.size())
                    .ok()
                    .fields()
                    .object("urls");
        }
        var request = object(
                "contentLength",
                bytes.length,
                "partLength",
                way.partSize(),
                "partMd5s",
                parts.stream().map(Transfer::md5).toList());
        return device.post("/files/multipart-upload-url", request).ok().fields();
    }

    /** Browsers see the ETag only if the store exposes it, and give it back in its quotes; the mobile apps take the quotes off. */
    private String tag(Answer put) {
        if (device.program().isWeb()) {
            return Browser.exposedHeader(put, "ETag");
        }
        var tag = put.header("ETag");
        if (tag == null) {
            throw new Refused(put, "an ETag");
        }
        return tag.replace("\"", "");
    }

    private Answer complete(URI url, List<String> tags) {
        var xml = new StringBuilder("<CompleteMultipartUpload>");
        for (var i = 0; i < tags.size(); i++) {
            xml.append("<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>".formatted(i + 1, tags.get(i)));
        }
        xml.append("</CompleteMultipartUpload>");
        var request = HttpRequest.newBuilder(url)
                .timeout(Api.PATIENCE)
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(xml.toString()));
        return atTheStore(device.api(), request, device.program().origin, List.of("Content-Type"));
    }

    /** A PUT to a presigned URL as this app does it; {@code md5} is null for URLs that are not bound. */
    public Answer putObject(URI url, byte[] bytes, @Nullable String md5) {
        return putObject(device.api(), device.program(), device.program().origin, url, bytes, md5);
    }

    static Answer putObject(
            Api api, Program program, @Nullable String origin, URI url, byte[] bytes, @Nullable String md5) {
        var headers = new TreeMap<String, String>();
        if (md5 != null) {
            headers.put("Content-MD5", md5);
        }
        if (program.isWeb()) {
            headers.put("X-Client-Package", program.packageName);
        } else {
            headers.put("Content-Type", "application/octet-stream");
        }
        var request = HttpRequest.newBuilder(url).timeout(Api.PATIENCE).PUT(BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        return atTheStore(api, request, origin, headers.keySet());
    }

    /** What a page without an account gets that was redirected: it sends no headers of its own, and loses its origin on the way. */
    static byte[] getObject(Api api, URI location) {
        var request = HttpRequest.newBuilder(location).timeout(Api.PATIENCE).GET();
        return atTheStore(api, request, "null", List.of()).ok().body();
    }

    /**
     * A download as the apps do it: the route must redirect (307) to a URL that needs no credentials, which is then read. Web apps give their token in the
     * query and lose their origin on the way to another host; the others send theirs in a header that reaches the store, too.
     */
    public byte[] get(String path) {
        var location = location(path);
        var program = device.program();
        var headers = new TreeMap<String, String>();
        headers.put("X-Client-Package", program.packageName);
        if (!program.isWeb()) {
            headers.put("X-Auth-Token", device.token());
        }
        var request = HttpRequest.newBuilder(location).timeout(Api.PATIENCE).GET();
        headers.forEach(request::header);
        var sameHost = location.getRawAuthority().equals(device.api().base().getRawAuthority());
        var origin = program.isWeb() && !sameHost ? "null" : program.origin;
        return atTheStore(device.api(), request, origin, headers.keySet()).ok().body();
    }

    /** Where a download is redirected to. */
    public URI location(String path) {
        var call = device.call("GET", path);
        if (device.program().isWeb()) {
            call.token(null).query("token", device.token());
        }
        return location(call.send());
    }

    static URI location(Answer answer) {
        answer.is(307);
        var location = answer.header("Location");
        if (location == null || !URI.create(location).isAbsolute()) {
            throw new Refused(answer, "an absolute Location");
        }
        if ("no-store".equals(answer.header("Cache-Control"))) {
            throw new Refused(answer, "a redirect that may be cached");
        }
        return URI.create(location);
    }

    private static Answer atTheStore(
            Api api, HttpRequest.Builder request, @Nullable String origin, Collection<String> headers) {
        return origin == null ? api.send(request.build()) : Browser.send(api, request, origin, headers);
    }

    static List<byte[]> split(byte[] bytes, int size) {
        var parts = new ArrayList<byte[]>();
        for (var from = 0; from == 0 || from < bytes.length; from += size) {
            parts.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
        return parts;
    }

    /** Of the encrypted bytes, base64: what {@code Content-MD5} says. */
    public static String md5(byte[] bytes) {
        try {
            return Base64Text.of(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

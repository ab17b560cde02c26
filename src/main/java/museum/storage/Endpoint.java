package museum.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Address of an object store.
 *
 * @param authority host, with a port where it is not the scheme's own; exactly what clients send as {@code Host}
 * @param path prefix of all paths: empty, or begins with a slash and does not end with one
 */
record Endpoint(String scheme, String authority, String path) {

    /** From configuration: the scheme may be left out. Nothing when it is no address. */
    static Optional<Endpoint> parse(String text, String schemeWhenLeftOut) {
        try {
            var uri = new URI(text.contains("://") ? text : schemeWhenLeftOut + "://" + text);
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var host = uri.getHost();
            if (host == null
                    || !(scheme.equals("http") || scheme.equals("https"))
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(of(scheme, host + port, uri.getRawPath()));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** Clients leave the scheme's own port out of {@code Host}, so it must not be signed. */
    static Endpoint of(String scheme, String authority, String path) {
        var ownPort = scheme.equals("https") ? ":443" : ":80";
        var host =
                authority.endsWith(ownPort) ? authority.substring(0, authority.length() - ownPort.length()) : authority;
        return new Endpoint(scheme, host.toLowerCase(Locale.ROOT), path.replaceAll("/+$", ""));
    }

    Endpoint below(String more) {
        return new Endpoint(scheme, authority, path + more);
    }

    /** The same endpoint with the bucket in front of the host or behind the path. */
    Endpoint ofBucket(String bucket, boolean pathStyle) {
        return pathStyle ? below("/" + UriCoding.path(bucket)) : new Endpoint(scheme, bucket + "." + authority, path);
    }

    URI uri() {
        return URI.create(toString());
    }

    @Override
    public String toString() {
        return scheme + "://" + authority + path;
    }
}

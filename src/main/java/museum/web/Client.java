package museum.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The program at the other end, as it describes itself; an argument of any route.
 *
 * @param address IP address per Protocol 00 §11
 * @param userAgent empty when absent
 * @param packageName {@code X-Client-Package}, empty when absent
 * @param version {@code X-Client-Version}, empty when absent
 */
public record Client(String address, String userAgent, String packageName, String version) {

    /** The app of the client's package. */
    public App app() {
        return App.ofPackage(packageName);
    }

    /** Package, and version where there is one: {@code package/version}. */
    public String info() {
        return version.isEmpty() ? packageName : packageName + "/" + version;
    }

    /** Whether this is the Go command line, which reads downloads from another bucket. Protocol 10 §4. */
    public boolean isGoCommandLine() {
        return userAgent.contains("go-resty");
    }

    /** The program that sent a request. */
    public static Client of(HttpServletRequest request, ClientAddress addresses) {
        return new Client(
                addresses.of(request),
                header(request, "User-Agent"),
                header(request, "X-Client-Package"),
                header(request, "X-Client-Version"));
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}

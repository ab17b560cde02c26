package museum.operations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A real Caddy with the Caddyfile at the top of the repository. Changed are only the addresses, the ports, and that Caddy signs certificates itself in place of
 * asking an authority on the internet.
 */
final class CaddyProcess implements AutoCloseable {

    private final Process process;
    private final Path directory;
    private final int port;

    private CaddyProcess(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    static boolean installed() {
        return Path.of("/usr/bin/caddy").toFile().canExecute();
    }

    static CaddyProcess start(Path directory, URI museum, URI albumsApp)
            throws IOException, GeneralSecurityException, InterruptedException {
        var port = ServerProcess.freePort();
        var text = Files.readString(Path.of("Caddyfile"))
                .replace("museum:8080", museum.getAuthority())
                .replaceFirst("(?m)^\\{\\R", """
                        {
                        	admin off
                        	local_certs
                        	skip_install_trust
                        	auto_https disable_redirects
                        	https_port %d
                        	storage file_system %s
                        """.formatted(port, directory.resolve("storage")));
        var file = Files.writeString(directory.resolve("Caddyfile"), text);
        var builder = new ProcessBuilder("caddy", "run", "--adapter", "caddyfile", "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("caddy.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "HOME", directory.toString(), "ALBUMS_APP", albumsApp.toString(), "API_HOST", "localhost"));
        var caddy = new CaddyProcess(builder.start(), directory, port);
        caddy.awaitReady();
        return caddy;
    }

    /** It serves before it has a certificate for the name of the server itself; those of users' domains come when they are asked for. */
    private void awaitReady() throws IOException, GeneralSecurityException, InterruptedException {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!Files.exists(root()) || !servesTheServersName()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("Caddy did not start:\n" + log());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    private boolean servesTheServersName() throws IOException, GeneralSecurityException {
        try (var socket = connect("localhost")) {
            return socket.isConnected();
        } catch (ConnectException | SSLException notYet) {
            return false;
        }
    }

    /** The address of the server behind this Caddy. */
    URI api() {
        return URI.create("https://localhost:" + port);
    }

    /** The page at a name, over TLS; the certificate has to be for that name and from this Caddy. */
    String get(String host, String path) throws IOException, GeneralSecurityException {
        try (var socket = connect(host)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private SSLSocket connect(String host) throws IOException, GeneralSecurityException {
        var plain = new Socket("127.0.0.1", port);
        var socket = (SSLSocket) trust().getSocketFactory().createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return socket;
    }

    /** Believes this Caddy's certificates, and no others. */
    SSLContext trust() throws IOException, GeneralSecurityException {
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(root())));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("caddy", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private Path root() {
        return directory.resolve("storage/pki/authorities/local/root.crt");
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("caddy.log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

package museum.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import museum.configuration.Configuration;
import museum.notify.Mail.Sender;
import museum.web.ApiError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Against a real SMTP server: what arrives, over which kind of connection, and what callers are told when it does not. */
@ExtendWith(OutputCaptureExtension.class)
class MailsTest {

    private static final Map<String, String> CODE = Map.of("VerificationCode", "123456");

    @TempDir
    static Path directory;

    private static SSLSocketFactory certificates = (SSLSocketFactory) SSLSocketFactory.getDefault();

    private final Map<String, String> variables = new HashMap<>(Map.of("ENTE_SMTP_EMAIL", "museum@photos.example.org"));
    private final GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final GreenMail tls = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

    /** A certificate for localhost that only these tests trust. */
    @BeforeAll
    static void certificate() throws IOException, InterruptedException, GeneralSecurityException {
        var store = directory.resolve("localhost.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");

        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(store)) {
            keys.load(file, "changeit".toCharArray());
        }
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", keys.getCertificate("mail"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        certificates = context.getSocketFactory();
    }

    @AfterAll
    static void forgetCertificate() {
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    @AfterEach
    void stop() {
        plain.stop();
        tls.stop();
    }

    private Mails mails() {
        return new Mails(new Smtp(Configuration.load(directory, variables), certificates));
    }

    private Mails mailsThrough(GreenMail server) {
        server.start();
        return mailsThrough("127.0.0.1", (server == tls ? server.getSmtps() : server.getSmtp()).getPort());
    }

    private Mails mailsThrough(String host, int port) {
        variables.put("ENTE_SMTP_HOST", host);
        variables.put("ENTE_SMTP_PORT", String.valueOf(port));
        return mails();
    }

    @Test
    void withoutAMailServerTheCodeStandsInTheLog(CapturedOutput output) {
        mails().send("ott", "user@example.com", CODE);
        assertThat(output).contains("Skipping sending email to user@example.com: Verification code: 123456");
        assertThat(mails().configured()).isFalse();
    }

    @Test
    void withoutAMailServerNothingOfTheMailIsLookedAtAndTheLogStaysOneLine(CapturedOutput output) {
        assertThatNoException().isThrownBy(() -> mails().send("ott", "a@example.org\r\nBcc: b@example.org", CODE));
        assertThat(output).contains("Skipping sending email to a@example.orgBcc: b@example.org: Verification code");
    }

    @Test
    void aMailHasWhatMailServersAndReadersExpect() throws Exception {
        mailsThrough(plain).send("ott", "alice@example.org", CODE);

        var mail = received(plain);
        assertThat(mail.getSubject()).isEqualTo("Verification code: 123456");
        assertThat(mail.getFrom()[0]).hasToString("Ente <museum@photos.example.org>");
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0]).hasToString("alice@example.org");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@photos\\.example\\.org>");
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");

        var parts = (MimeMultipart) mail.getContent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("123456")
                .doesNotContain("<p");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("123456</p>");
    }

    @Test
    void withoutConfiguredSenderTheOneOfTheTextIsUsedAndAConfiguredNameReplacesIt() throws Exception {
        variables.clear();
        mailsThrough(plain).send("email_changed", "alice@example.org", Map.of("NewEmail", "new@example.org"));
        assertThat(received(plain).getFrom()[0]).hasToString("ente <team@ente.com>");

        plain.purgeEmailFromAllMailboxes();
        variables.put("ENTE_SMTP_SENDER_NAME", "Familie Müller");
        mailsThrough("127.0.0.1", plain.getSmtp().getPort())
                .send("email_changed", "alice@example.org", Map.of("NewEmail", "new@example.org"));
        assertThat(received(plain).getHeader("From", null))
                .isEqualTo("=?UTF-8?Q?Familie_M=C3=BCller?= <team@ente.com>");
    }

    @Test
    void subjectsBeyondAsciiAreEncoded() throws Exception {
        mailsThrough(plain).send("successful_referral", "alice@example.org", Map.of());
        var mail = received(plain);
        assertThat(mail.getHeader("Subject", null)).matches("\\p{ASCII}*=\\?UTF-8\\?\\p{ASCII}*");
        assertThat(mail.getSubject()).isEqualTo("You've earned 10 GB on Ente! 🎁");
    }

    @Test
    void everyRecipientGetsAMailOfTheirOwn() throws Exception {
        var mail = Mail.ofHtml(
                List.of("a@example.org", "b@example.org"),
                new Sender("Ops\r\nBcc: x@example.org", "ops@example.org"),
                "Hi\r\nBcc: y@example.org",
                "<p>Hi</p>");
        mailsThrough(plain).send(mail);
        assertThat(plain.getReceivedMessages()).hasSize(2).allSatisfy(message -> {
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(message.getSubject()).isEqualTo("HiBcc: y@example.org");
        });
    }

    @Test
    void recipientsThatAreNoneAreRefused() {
        var mails = mailsThrough(plain);
        for (var address : List.of("", " ", "a@example.org\r\nBcc: b@example.org", "a@example.org\nDATA")) {
            assertThatExceptionOfType(ApiError.Plain.class)
                    .isThrownBy(() -> mails.send("ott", address, CODE))
                    .satisfies(error -> assertThat(error.status()).isEqualTo(400));
        }
        assertThatExceptionOfType(ApiError.Plain.class)
                .isThrownBy(() -> mails.send(Mail.ofHtml(List.of(), new Sender("", "a@example.org"), "s", "b")));
        assertThat(plain.getReceivedMessages()).isEmpty();
    }

    @Test
    void aPlainConnectionIsUpgradedWhenTheServerOffersIt() throws Exception {
        try (var server = new ScriptedServer("250-localhost", "250 STARTTLS")) {
            assertThatExceptionOfType(MailNotSentException.class)
                    .isThrownBy(() -> mailsThrough("127.0.0.1", server.port()).send("ott", "alice@example.org", CODE));
            assertThat(server.heard()).contains("STARTTLS").noneMatch(line -> line.startsWith("MAIL FROM"));
        }
    }

    @Test
    void tlsFromTheFirstByte() throws Exception {
        for (var encryption : List.of("tls", "SSL")) {
            variables.put("ENTE_SMTP_ENCRYPTION", encryption);
            mailsThrough(tls).send("ott", "alice@example.org", CODE);
            assertThat(received(tls).getSubject()).isEqualTo("Verification code: 123456");
            tls.stop();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        variables.put("ENTE_SMTP_ENCRYPTION", "tls");
        mailsThrough(tls);
        var mails = new Mails(new Smtp(Configuration.load(directory, variables)));
        assertThatExceptionOfType(MailNotSentException.class)
                .isThrownBy(() -> mails.send("ott", "alice@example.org", CODE))
                .withMessageContaining("check smtp.host");
    }

    @Test
    void nameAndPasswordAreSentOnlyIfBothAreSet() throws Exception {
        plain.setUser("museum@example.org", "museum", "secret");
        plain.start();
        var port = plain.getSmtp().getPort();
        variables.put("ENTE_SMTP_USERNAME", "museum");
        variables.put("ENTE_SMTP_PASSWORD", "secret");
        mailsThrough("127.0.0.1", port).send("ott", "alice@example.org", CODE);
        assertThat(plain.getReceivedMessages()).hasSize(1);

        variables.put("ENTE_SMTP_PASSWORD", "wrong");
        assertThatExceptionOfType(MailNotSentException.class)
                .isThrownBy(() -> mailsThrough("127.0.0.1", port).send("ott", "alice@example.org", CODE));

        variables.put("ENTE_SMTP_PASSWORD", "");
        try (var server = new ScriptedServer("250-localhost", "250 AUTH PLAIN LOGIN")) {
            mailsThrough("127.0.0.1", server.port()).send("ott", "alice@example.org", CODE);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void aPasswordDoesNotLeaveThisMachineUnencrypted() throws Exception {
        variables.put("ENTE_SMTP_USERNAME", "museum");
        variables.put("ENTE_SMTP_PASSWORD", "secret");
        var elsewhere = InetAddress.getLocalHost().getHostName();
        try (var server = new ScriptedServer("250-" + elsewhere, "250 AUTH PLAIN LOGIN")) {
            assertThatExceptionOfType(MailNotSentException.class)
                    .isThrownBy(() -> mailsThrough(elsewhere, server.port()).send("ott", "alice@example.org", CODE));
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void anAddressThatTheServerCallsInvalidIsTheCallersMistake() throws Exception {
        for (var text : List.of("550 Invalid RCPT TO address provided", "501 Invalid domain name")) {
            try (var server = new ScriptedServer("250 localhost")) {
                server.answer("RCPT", text);
                assertThatExceptionOfType(ApiError.Coded.class)
                        .isThrownBy(
                                () -> mailsThrough("127.0.0.1", server.port()).send("ott", "alice@no.example", CODE))
                        .satisfies(error -> {
                            assertThat(error.status()).isEqualTo(400);
                            assertThat(error.code()).isEqualTo("BAD_REQUEST");
                            assertThat(error.getMessage()).isEqualTo("Invalid email alice@no.example");
                        });
            }
        }
    }

    @Test
    void anyOtherRefusalIsOurs() throws Exception {
        try (var server = new ScriptedServer("250 localhost")) {
            server.answer("RCPT", "451 try later");
            assertThatExceptionOfType(MailNotSentException.class)
                    .isThrownBy(() -> mailsThrough("127.0.0.1", server.port()).send("ott", "alice@example.org", CODE))
                    .withMessageContaining("451 try later");
        }
        assertThatExceptionOfType(MailNotSentException.class)
                .isThrownBy(() -> mailsThrough("127.0.0.1", 1).send("ott", "alice@example.org", CODE));
    }

    private static MimeMessage received(GreenMail server) {
        var messages = server.getReceivedMessages();
        assertThat(messages).hasSize(1);
        return messages[0];
    }

    /** A mail server that says what it is told to say, for the answers that a good one does not give. */
    private static final class ScriptedServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0);
        private final Map<String, String> answers = new HashMap<>();
        private final List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();

        ScriptedServer(String... greeting) throws IOException {
            answers.put("EHLO", String.join("\r\n", greeting));
            answers.put("DATA", "354 go on");
            answers.put("QUIT", "221 bye");
            Thread.ofVirtual().start(this::serve);
        }

        void answer(String command, String answer) {
            answers.put(command, answer);
        }

        int port() {
            return socket.getLocalPort();
        }

        List<String> heard() {
            return heard;
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var connection = socket.accept();
                        var in = new BufferedReader(
                                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                        var out = new PrintWriter(connection.getOutputStream(), true, StandardCharsets.UTF_8)) {
                    out.print("220 scripted\r\n");
                    out.flush();
                    talk(in, out);
                } catch (IOException closed) {
                    continue;
                }
            }
        }

        private void talk(BufferedReader in, PrintWriter out) throws IOException {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                out.print(answers.getOrDefault(line.split(" ")[0], "250 fine") + "\r\n");
                out.flush();
                if (line.equals("DATA")) {
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    out.print("250 taken\r\n");
                    out.flush();
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

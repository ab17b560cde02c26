package museum.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import museum.notify.Mail.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailTemplateTest {

    private static Mail fill(String name, Map<String, String> values) {
        return MailTemplate.read(name).fill(List.of("alice@example.org"), values);
    }

    @Test
    void aCodeStandsInSubjectTextAndHtml() {
        var mail = fill("ott", Map.of("VerificationCode", "012345"));
        assertThat(mail.subject()).isEqualTo("Verification code: 012345");
        assertThat(mail.sender()).isEqualTo(new Sender("Ente", "verify@ente.com"));
        assertThat(mail.text()).contains("    012345\n");
        assertThat(mail.html()).contains(">012345</p>");
    }

    @Test
    void valuesAreNeverMarkup() {
        var mail = fill("on_link_joined", Map.of("OtherUserEmail", "<b>\"$1\\@example.org", "Role", "viewer"));
        assertThat(mail.html()).contains("&lt;b&gt;&quot;$1\\@example.org").doesNotContain("<b>");
        assertThat(mail.text()).contains("<b>\"$1\\@example.org has opened");
        assertThat(mail.subject()).isEqualTo("<b>\"$1\\@example.org has joined your album");
    }

    @Test
    void linksAreLinksInBothForms() {
        var mail = fill(
                "account_deleted",
                Map.of("AccountRecoveryLink", "https://museum.example.org/users/recover-account?token=a&b=c"));
        assertThat(mail.html())
                .contains("<a href=\"https://museum.example.org/users/recover-account?token=a&amp;b=c\"");
        assertThat(mail.text())
                .contains("bring the account back: https://museum.example.org/users/recover-account?token=a&b=c");
    }

    @Test
    void aParagraphOfAnEmptyValueIsLeftOut() {
        var without = fill("legacy/kit_recovery_started", Map.of("RecoveryDelay", "in 7 days", "Beneficiary", ""));
        assertThat(without.text()).contains("password in 7 days.\n\nIf you do not want that");
    }

    @Test
    void aForgottenValueIsAMistakeOfTheCaller() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fill("ott", Map.of()))
                .withMessage("mail/ott.txt needs a value for VerificationCode");
        assertThatIllegalArgumentException().isThrownBy(() -> fill("no_such_mail", Map.of()));
    }

    static Stream<String> names() throws IOException, URISyntaxException {
        var root = Path.of(
                Objects.requireNonNull(MailTemplate.class.getResource("/mail")).toURI());
        try (var files = Files.walk(root)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace(".txt", ""))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTextCanBeFilled(String name) throws IOException {
        var values = new HashMap<String, String>();
        try (var source = Objects.requireNonNull(MailTemplate.class.getResourceAsStream("/mail/" + name + ".txt"))) {
            var matcher = Pattern.compile("\\{\\{(\\w+)}}")
                    .matcher(new String(source.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            while (matcher.find()) {
                values.put(matcher.group(1), "value of " + matcher.group(1));
            }
        }
        var mail = fill(name, values);
        assertThat(mail.subject()).isNotBlank();
        assertThat(mail.sender().address()).endsWith("@ente.com");
        assertThat(mail.text()).doesNotContain("{{").doesNotContain("](");
        assertThat(mail.html()).doesNotContain("{{").doesNotContain("](");
    }

    @Test
    void somebodyElsesHtmlGetsAPlainFormToo() {
        var mail = Mail.ofHtml(
                List.of("a@example.org"),
                new Sender("", "team@example.org"),
                "Hello",
                "<html><head><title>x</title></head><body><h1>Hello&nbsp;you</h1><p>One<br>two &amp; <b>three</b></p></body></html>");
        assertThat(mail.text()).isEqualTo("Hello\u00a0you\nOne\ntwo & three");
    }
}

package museum.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Alice@Example.ORG, alice@example.org",
        "ÄLICE@example.org, älice@example.org",
        "АЛИСА@example.org, алиса@example.org",
        "İlker@example.org, ilker@example.org",
        "STRAẞE@example.org, straße@example.org",
    })
    void lettersBecomeSmallOneByOne(String written, String normal) {
        assertThat(EmailAddress.normalise(written)).isEqualTo(normal);
    }

    @Test
    void noRuleOfALanguageApplies() {
        assertThat(EmailAddress.normalise("ΑΛΕΞΙΣ@example.org")).isEqualTo("αλεξισ@example.org");
        assertThat(EmailAddress.normalise("ΑΛΕΞΙΣ")).isEqualTo("αλεξισ");
    }

    @Test
    void everyKindOfWhiteSpaceAroundIsCutOff() {
        assertThat(EmailAddress.normalise(
                        " \t\r\n\u000b\f\u0085\u00a0\u1680\u2000\u2028\u2029\u202f\u205f\u3000a b\u3000\u00a0 "))
                .isEqualTo("a b");
    }

    @Test
    void whatOnlyLooksLikeWhiteSpaceStays() {
        for (var mark : new String[] {"\u200b", "\ufeff", "\u001f", "\u180e"}) {
            assertThat(EmailAddress.normalise(mark + "a")).isEqualTo(mark + "a");
        }
    }

    @Test
    void nothingIsNobody() {
        assertThat(EmailAddress.normalise(null)).isEmpty();
        assertThat(EmailAddress.normalise(" \u3000")).isEmpty();
    }
}

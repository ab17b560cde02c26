package museum.social;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedEmailTest {

    @ParameterizedTest
    @CsvSource({
        "john@example.io, jo**@e********o",
        "ab@example.com, ab@e*********m",
        "test@ab, te**@ab",
        "größe@ä.ö, gr***@ä*ö",
        "a@b@cde, a@*@c*e",
        "@example.org, [invalid_email]",
        "john@, [invalid_email]",
        "john, [invalid_email]"
    })
    void whoKnowsTheAddressRecognisesIt(String email, String masked) {
        assertThat(MaskedEmail.of(email)).isEqualTo(masked);
    }
}

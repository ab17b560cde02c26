package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final Ids ids = new Ids();

    @Test
    void everyKindHasItsForm() {
        assertThat(ids.prefixed("cact")).matches("cact_[0-9A-Za-z]{22}");
        assertThat(ids.nano("cmt")).matches("cmt_[A-Za-z0-9_-]{21}");
        assertThat(ids.token()).matches("[A-Za-z0-9_-]{43}=");
        assertThat(Base64.getUrlDecoder().decode(ids.token())).hasSize(32);
        assertThat(ids.digits(6)).matches("[0-9]{6}");
        assertThat(ids.accessToken()).matches("[2-9A-Z]{10}").doesNotContain("0", "1");
        assertThat(ids.code(6)).matches("[A-NP-Z][A-NP-Z1-9]{5}");
    }

    @Test
    void noTwoAreAlike() {
        assertThat(Stream.generate(ids::token).limit(1000).distinct()).hasSize(1000);
        assertThat(Stream.generate(ids::accessToken).limit(1000).distinct()).hasSize(1000);
    }

    @Test
    void everyCharacterOfACodeIsUsed() {
        var first = Stream.generate(() -> ids.code(6).charAt(0)).limit(5000).collect(Collectors.toSet());
        var others = Stream.generate(() -> ids.code(6).charAt(3)).limit(5000).collect(Collectors.toSet());
        assertThat(first).hasSize(25);
        assertThat(others).hasSize(34);
        assertThat(IntStream.range(0, 5000)
                        .mapToObj(i -> ids.digits(6).substring(0, 1))
                        .collect(Collectors.toSet()))
                .contains("0", "9");
    }
}

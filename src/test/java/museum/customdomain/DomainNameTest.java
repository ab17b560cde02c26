package museum.customdomain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "photos.example.org",
                "a.bc",
                "PICS.Example.ORG",
                "x-y.example.org",
                "1.example.org",
                "fotos.größe.example",
                "bücher.example.org",
                "xn--bcher-kva.example.org",
                "example.xn--p1ai",
                "пример.рф"
            })
    void namesOfHosts(String text) {
        assertThat(DomainName.of(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "photos",
                "photos.example.org.",
                "203.0.113.7",
                "[2001:db8::1]",
                "2001:db8::1",
                "photos_x.example.org",
                "-a.example.org",
                "a-.example.org",
                "photos..example.org",
                ".example.org",
                "example.o",
                "example.c-m",
                "_x.xn--p1ai",
                "exa mple.xn--p1ai",
                "photos.example.1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.org",
                "example.org:443",
                "example.org/album",
                "*.example.org",
                "_123:example.org",
                "a b.example.org",
                " example.org",
                "https://example.org",
                ""
            })
    void noNamesOfHosts(String text) {
        assertThat(DomainName.of(text)).isEmpty();
    }

    @Test
    void oneNameHasManySpellings() {
        var domain = DomainName.of("Bücher.Example.org").orElseThrow();
        assertThat(domain.spellings()).containsExactly("bücher.example.org", "xn--bcher-kva.example.org");
        assertThat(domain.isSameAs("XN--BCHER-KVA.EXAMPLE.ORG")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 85", "2, 52", "3, 19", "4, 48", "5, 76", "1580559962386438, 6"})
    void whoDrawsVideoStreaming(long userId, int draw) {
        assertThat(FeatureFlags.videoStreamingDraw(userId)).isEqualTo(draw);
    }
}

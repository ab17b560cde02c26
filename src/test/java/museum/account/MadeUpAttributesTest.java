package museum.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MadeUpAttributesTest {

    /** The vector of Protocol 01 §4.5. */
    @Test
    void anAddressAlwaysGetsTheSame() {
        var hashKey = new byte[64];
        for (int i = 0; i < hashKey.length; i++) {
            hashKey[i] = (byte) i;
        }
        assertThat(new MadeUpAttributes(hashKey).of("nobody@example.org"))
                .isEqualTo(new SrpAttributes(
                        "dd2cd6ec-a4cf-4d17-a06a-8f651e24ba38",
                        "ATvEOLaN7MCPCEYEN4Fegg==",
                        1073741824,
                        4,
                        "vrUGIe9fCWp4Ke8aN26jhQ==",
                        false));
    }
}

package museum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonRulesTest {

    record Item(@Required long id, @Nullable String name) {}

    record Named(@JsonInclude(JsonInclude.Include.NON_EMPTY) String name, String other) {}

    record Body(
            @Required long collectionID,
            @Nullable Boolean flag,
            boolean plain,
            int small,
            @Nullable String text,
            byte @Nullable [] bytes,
            @Nullable List<Long> fileIDs,
            @Nullable List<Item> items) {}

    private final JsonMapper json = new JsonRules().jsonMapper();

    private Body read(String text) {
        return json.readValue(text, Body.class);
    }

    @Test
    void namesMatchInAnyCaseAndTheLastCounts() {
        assertThat(read("{\"COLLECTIONid\":7}").collectionID()).isEqualTo(7);
        assertThat(read("{\"collectionID\":1,\"collectionid\":2}").collectionID())
                .isEqualTo(2);
        assertThat(read("{\"collectionid\":2,\"collectionID\":1}").collectionID())
                .isEqualTo(1);
    }

    @Test
    void unknownMembersAndWhatFollowsAreIgnored() {
        assertThat(read("{\"a\":{\"b\":[1,null]},\"collectionID\":7} and more").collectionID())
                .isEqualTo(7);
    }

    @Test
    void nullLeavesTheZeroValue() {
        assertThat(read("{\"collectionID\":null,\"plain\":null,\"small\":null,\"text\":null,\"fileIDs\":null}"))
                .isEqualTo(new Body(0, null, false, 0, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"collectionID\":\"7\"}",
                "{\"collectionID\":7.0}",
                "{\"collectionID\":7e0}",
                "{\"collectionID\":9223372036854775808}",
                "{\"collectionID\":true}",
                "{\"collectionID\":[7]}",
                "{\"collectionID\":{}}",
                "{\"small\":2147483648}",
                "{\"plain\":0}",
                "{\"plain\":\"true\"}",
                "{\"flag\":\"\"}",
                "{\"text\":7}",
                "{\"text\":true}",
                "{\"text\":[]}",
                "{\"text\":{}}",
                "{\"text\":\"a\\u0000b\"}",
                "{\"bytes\":\"****\"}",
                "{\"bytes\":\"YWI\"}",
                "{\"bytes\":7}",
                "{\"fileIDs\":[\"7\"]}",
                "{\"fileIDs\":7}",
                "{\"fileIDs\":[null]}",
                "{\"fileIDs\":\"\"}",
                "{\"items\":{}}",
                "{\"items\":[7]}",
                "{\"items\":\"\"}",
                "[{\"collectionID\":7}]",
                "\"\"",
                "7",
                "{\"collectionID\":NaN}",
                "{\"x\":NaN}",
                "{'collectionID':7}",
                "{\"collectionID\":7,}",
                "{\"collectionID\":07}",
                "{\"collectionID\":7 /* no */}"
            })
    void whatIsNoJsonOrOfAnotherTypeIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void unpairedSurrogatesAreReplaced() {
        assertThat(read("{\"text\":\"x\\ud83d\"}").text()).isEqualTo("x\uFFFD");
        assertThat(read("{\"text\":\"\\udE42x\"}").text()).isEqualTo("\uFFFDx");
        assertThat(read("{\"text\":\"\\ud83d\\ude42\"}").text()).isEqualTo("🙂");
    }

    @Test
    void whatCouldEndAScriptIsEscaped() {
        assertThat(json.writeValueAsString("<a> & \u2028\u2029 ä"))
                .isEqualTo("\"\\u003ca\\u003e \\u0026 \\u2028\\u2029 ä\"");
    }

    @Test
    void emptyTextsAreLeftOutWhereTheyMayBe() {
        assertThat(json.writeValueAsString(new Named("", ""))).isEqualTo("{\"other\":\"\"}");
    }

    /** Long texts without anything to escape are written in another way. */
    @Test
    void everyLetterIsWrittenTheSameInLongTextsAsInShortOnes() {
        for (char letter = 0; letter < 0x2100; letter++) {
            var alone = json.writeValueAsString(String.valueOf(letter));
            for (int length = 38; length < 58; length++) {
                int before = letter % length;
                var text = "A".repeat(before) + letter + "b".repeat(length - before);
                assertThat(new String(json.writeValueAsBytes(text), StandardCharsets.UTF_8))
                        .isEqualTo("\"" + "A".repeat(before) + alone.substring(1, alone.length() - 1)
                                + "b".repeat(length - before) + "\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"collectionID\":0}", "{\"collectionID\":1,\"items\":[{\"id\":0}]}"})
    void requiredMembersMustNotBeZero(String text) {
        assertThatThrownBy(() -> RequiredMembers.check(read(text))).isInstanceOf(ApiError.class);
    }

    @Test
    void emptyListsPassAsRequired() {
        RequiredMembers.check(read("{\"collectionID\":1,\"items\":[]}"));
    }
}

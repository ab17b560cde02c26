package museum.web.gzip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was packed is unpacked by another's program to the same bytes, whatever it is, and JSON becomes about as small as by another's. */
class GzipStreamTest {

    private final Random random = new Random(20261123);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 100, 65_535, 65_536, 65_537, 98_304, 131_072, 131_073, 1_000_000})
    void textsOfEverySizeComeBack(int size) {
        assertComesBack(Arrays.copyOf(rows(size / 1000 + 1), size));
        assertComesBack(new byte[size]);
        assertComesBack(noise(size));
        assertComesBack(repeated("\"", size));
        assertComesBack(repeated("\"abcdefg", size));
        assertComesBack(repeated("\"a repetition that is longer than one can be told in a piece\"".repeat(5), size));
    }

    @Test
    void whateverIsWrittenComesBack() {
        for (int i = 0; i < 2_000; i++) {
            assertComesBack(anything(random.nextInt(1 << random.nextInt(1, 18))));
        }
    }

    @Test
    void distancesUpToTheFarthestComeBack() {
        var sign = "\"sixteen letters\"".getBytes(ISO_8859_1);
        for (int distance : new int[] {sign.length, 32_767, 32_768, 32_769, 65_536}) {
            var text = noise(distance + sign.length);
            System.arraycopy(sign, 0, text, 0, sign.length);
            System.arraycopy(sign, 0, text, distance, sign.length);
            assertComesBack(text);
        }
    }

    @Test
    void codesThatWouldBeTooLongComeBack() {
        // Letters as frequent as Fibonacci's numbers have codes as long as there are letters.
        var text = new ByteArrayOutputStream();
        for (int letter = 0, frequency = 1, next = 1; letter < 23; letter++) {
            text.writeBytes(repeated(Character.toString('a' + letter), frequency));
            int sum = frequency + next;
            frequency = next;
            next = sum;
        }
        assertComesBack(Arrays.copyOf(text.toByteArray(), 65_536));
    }

    /** Of long texts not all letters are counted: here few of those that are differ, and the others have the longest codes there are. */
    @Test
    void textsThatAreNotWhatTheyLookLikeComeBack() {
        var text = new String(noise(300_000), ISO_8859_1).replace('"', '-').getBytes(ISO_8859_1);
        for (int i = 0; i < text.length; i += 8) {
            int place = i / 8 % 8;
            var letter = (byte) ('a' + Integer.numberOfTrailingZeros(i / 8 | 64));
            text[i + place] = letter;
            text[i + (place ^ 4)] = letter;
        }
        assertComesBack(text);
    }

    @Test
    void rowsBecomeAsSmallAsByAnother() {
        var text = rows(1_000);

        assertThat(packed(text).length).isLessThan(packedByAnother(text) * 105 / 100);
    }

    @Test
    void answersAreIndependentOfWhatWasPackedBefore() throws Exception {
        var small = "{\"diff\":[],\"hasMore\":false}".getBytes(ISO_8859_1);
        var alone = packed(small);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<Callable<byte[]>>();
            for (int i = 0; i < 200; i++) {
                var text = rows(i);
                work.add(() -> unpacked(packed(text)).length == text.length ? packed(small) : noise(1));
            }
            for (var result : threads.invokeAll(work)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void nothingIsWrittenAfterTheEnd() throws IOException {
        var out = new ByteArrayOutputStream();
        var stream = new GzipStream(out);
        stream.write(1);
        stream.close();
        stream.close();

        assertThat(unpacked(out.toByteArray())).containsExactly(1);
        assertThatThrownBy(() -> stream.write(2)).isInstanceOf(IOException.class);
    }

    private void assertComesBack(byte[] text) {
        assertThat(Arrays.equals(unpacked(packed(text)), text))
                .as("%d bytes come back", text.length)
                .isTrue();
        assertThat(unpacked(packedInPieces(text))).hasSize(text.length);
    }

    private static byte[] packed(byte[] text) {
        var out = new ByteArrayOutputStream();
        try (var stream = new GzipStream(out)) {
            stream.write(text, 0, text.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] packedInPieces(byte[] text) {
        var out = new ByteArrayOutputStream();
        try (var stream = new GzipStream(out)) {
            for (int done = 0; done < text.length; ) {
                int piece = Math.min(text.length - done, 1 + random.nextInt(20_000));
                stream.write(text, done, piece);
                done += piece;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(out.toByteArray()).isEqualTo(packed(text));
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int packedByAnother(byte[] text) {
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(text);
            deflater.finish();
            return deflater.deflate(new byte[2 * text.length]);
        } finally {
            deflater.end();
        }
    }

    private byte[] anything(int size) {
        return switch (random.nextInt(4)) {
            case 0 -> noise(size);
            case 1 -> Arrays.copyOf(rows(1 + size / 1000), size);
            case 2 -> letters("\"ab", size);
            default -> letters("\"{}:,0123456789abcdef", size);
        };
    }

    private byte[] letters(String alphabet, int size) {
        var text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return text;
    }

    private byte[] noise(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] repeated(String text, int size) {
        return Arrays.copyOf(text.repeat(size / text.length() + 1).getBytes(ISO_8859_1), size);
    }

    /** Like a page of an album. */
    private byte[] rows(int count) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add("""
                    {"id":%d,"ownerID":1580559962386438,"encryptedKey":"%s","keyDecryptionNonce":"%s","file":{"decryptionHeader":"%s"},\
                    "metadata":{"encryptedData":"%s","decryptionHeader":"%s"},"isDeleted":false,"updationTime":%d}""".formatted(
                            100_000 + i,
                            base64(48),
                            base64(24),
                            base64(24),
                            base64(300),
                            base64(24),
                            1_763_000_000_000_000L + i * 997L));
        }
        return ("{\"diff\":[" + String.join(",", rows) + "]}").getBytes(ISO_8859_1);
    }

    private String base64(int bytes) {
        return Base64.getEncoder().encodeToString(noise(bytes));
    }
}

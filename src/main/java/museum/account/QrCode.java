package museum.account;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A QR code as PNG of 200 × 200 pixels. Written without AWT, which would take longer to load than all else here. */
final class QrCode {

    private static final int SIZE = 200;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private QrCode() {}

    static byte[] png(String text) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13).putInt(SIZE).putInt(SIZE).put((byte) 1).array());
        chunk(png, "IDAT", deflated(rows(matrix(text))));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            SIZE,
                            SIZE,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    /** A bit for each pixel, set for white; in front of each row the number of its filter, none. */
    private static byte[] rows(BitMatrix matrix) {
        int width = (SIZE + 7) / 8 + 1;
        var rows = new byte[width * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                if (!matrix.get(x, y)) {
                    rows[y * width + 1 + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            var deflated = new ByteArrayOutputStream();
            var buffer = new byte[4096];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        var checksum = new CRC32();
        checksum.update(body.toByteArray());
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(body.toByteArray());
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}

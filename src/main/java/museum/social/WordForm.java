package museum.social;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import museum.database.Ids;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of what people send: ids, and how long encrypted words may be. Lengths are bytes. Protocol 05 §2, §4. */
@Component
class WordForm {

    private static final int ID = 25;
    private static final int LONGEST_COMMENT = 20_480;
    private static final int REACTION = 156;

    /** What encryption adds to a text. */
    private static final int MAC = 16;

    private static final int LONGEST_PUBLIC_COMMENT = 280;
    private static final int LONGEST_NAME = 50;

    private final Ids ids;

    WordForm(Ids ids) {
        this.ids = ids;
    }

    /** An id made here, or the client's if it has the form; of the characters after the prefix only the number counts. */
    String id(String prefix, @Nullable String given) {
        if (given == null || given.isEmpty()) {
            return ids.nano(prefix);
        }
        if (!given.startsWith(prefix + "_") || bytes(given) != ID) {
            throw ApiError.badRequest();
        }
        return given;
    }

    /** The comment of a participant. Nothing is decoded. */
    static void comment(String cipher) {
        if (bytes(cipher) > LONGEST_COMMENT) {
            throw ApiError.badRequest();
        }
    }

    /** A comment that comes through a link. */
    static void publicComment(String cipher) {
        comment(cipher);
        if (textLength(cipher) > LONGEST_PUBLIC_COMMENT) {
            throw ApiError.of(ErrorCode.PUBLIC_COMMENT_TOO_LONG);
        }
    }

    /** A reaction; all are padded to one length, so that they cannot be told apart. */
    static void reaction(String cipher) {
        if (bytes(cipher) != REACTION) {
            throw ApiError.badRequest();
        }
    }

    /** A visitor's name. */
    static void name(String cipher, String nonce) {
        if (cipher.isBlank() || nonce.isBlank()) {
            throw ApiError.badRequest();
        }
        if (textLength(cipher) > LONGEST_NAME) {
            throw ApiError.of(ErrorCode.ANON_NAME_TOO_LONG);
        }
    }

    /** How long the encrypted text is. Line breaks within base64 do not matter. */
    private static int textLength(String cipher) {
        try {
            int length = Base64.getDecoder().decode(cipher.replace("\n", "").replace("\r", "")).length - MAC;
            if (length < 0 || cipher.replace("\n", "").replace("\r", "").length() % 4 != 0) {
                throw ApiError.badRequest();
            }
            return length;
        } catch (IllegalArgumentException noBase64) {
            throw ApiError.badRequest();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package museum.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that refuses. Thrown anywhere below a controller, written in one place ({@link ErrorAnswers}). Clients go by status and code, never by the
 * message. Protocol 00 §8.
 */
public abstract sealed class ApiError extends RuntimeException {

    private final int status;

    private ApiError(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The JSON body. */
    abstract Map<String, ?> body();

    /** A known error without details: body {@code {}}. Protocol 00 §8.2. */
    public static final class Plain extends ApiError {
        private Plain(int status, String text) {
            super(status, text);
        }

        @Override
        Map<String, ?> body() {
            return Map.of();
        }
    }

    /** An error with a code: body {@code {"code", "message"}}. Protocol 00 §8.3. */
    public static final class Coded extends ApiError {
        private final String code;

        private Coded(int status, String code, String message) {
            super(status, message);
            this.code = code;
        }

        /** What clients decide by. */
        public String code() {
            return code;
        }

        @Override
        Map<String, ?> body() {
            var body = new LinkedHashMap<String, Object>();
            body.put("code", code);
            body.put("message", getMessage());
            return body;
        }
    }

    /** A refusal before the route was reached: body {@code {"error"}}, with a {@code context} for missing link tokens. Protocol 00 §8.4. */
    public static final class Refusal extends ApiError {
        private final Object error;
        private final @Nullable String context;

        private Refusal(int status, Object error, @Nullable String context) {
            super(status, error.toString());
            this.error = error;
            this.context = context;
        }

        @Override
        Map<String, ?> body() {
            return context == null ? Map.of("error", error) : Map.of("error", error, "context", context);
        }
    }

    /** 400 {@code {}}. */
    public static ApiError badRequest() {
        return new Plain(400, "bad request");
    }

    /** 401 {@code {}}: a wrong code or password, or a proof of identity is missing. Never for an expired link: clients log out on it. */
    public static ApiError unauthorized() {
        return new Plain(401, "authentication required");
    }

    /** 402 {@code {}}: no active subscription. */
    public static ApiError paymentRequired() {
        return new Plain(402, "no active subscription");
    }

    /** 403 {@code {}}. */
    public static ApiError permissionDenied() {
        return new Plain(403, "permission denied");
    }

    /** 404 {@code {}}. */
    public static ApiError notFound() {
        return new Plain(404, "not found");
    }

    /** 406 {@code {}}: already in a family. */
    public static ApiError notAcceptable() {
        return new Plain(406, "not acceptable");
    }

    /** 409 {@code {}}: somebody else was faster, or the version is stale. */
    public static ApiError versionMismatch() {
        return new Plain(409, "version mismatch");
    }

    /** 410 {@code {}}: an expired code or a deleted account. */
    public static ApiError gone() {
        return new Plain(410, "gone");
    }

    /** 412 {@code {}}: the family is full. */
    public static ApiError preconditionFailed() {
        return new Plain(412, "precondition failed");
    }

    /** 413 {@code {}}: a file or a batch is too large. */
    public static ApiError tooLarge() {
        return new Plain(413, "too large");
    }

    /** 426 {@code {}}: the storage is full. */
    public static ApiError storageFull() {
        return new Plain(426, "storage limit exceeded");
    }

    /** 429 {@code {}}: too many attempts. */
    public static ApiError tooManyRequests() {
        return new Plain(429, "too many bad requests");
    }

    /** 501 {@code {}}: not available on this server. */
    public static ApiError notImplemented() {
        return new Plain(501, "not implemented");
    }

    /** 500 {@code {}}; the text is for the log. */
    public static ApiError unexpected(String text) {
        return new Plain(500, text);
    }

    /** One of the errors with a fixed code, status and message. */
    public static ApiError of(ErrorCode code) {
        return new Coded(code.status(), code.code(), code.message());
    }

    /** 400 {@code BAD_REQUEST} with a text. */
    public static ApiError badRequest(String message) {
        return new Coded(400, "BAD_REQUEST", message);
    }

    /** 403 {@code PERMISSION_DENIED} with a text. */
    public static ApiError permissionDenied(String message) {
        return new Coded(403, "PERMISSION_DENIED", message);
    }

    /** 404 {@code NOT_FOUND} with a text. */
    public static ApiError notFound(String message) {
        return new Coded(404, "NOT_FOUND", message);
    }

    /** 409 {@code CONFLICT} with a text. */
    public static ApiError conflict(String message) {
        return new Coded(409, "CONFLICT", message);
    }

    /** 409 {@code ALREADY_EXISTS} with a text. */
    public static ApiError alreadyExists(String message) {
        return new Coded(409, "ALREADY_EXISTS", message);
    }

    /** 500 {@code INTERNAL_ERROR} with a text. */
    public static ApiError internal(String message) {
        return new Coded(500, "INTERNAL_ERROR", message);
    }

    /** Any status, code and message. */
    public static ApiError coded(int status, String code, String message) {
        return new Coded(status, code, message);
    }

    /** {@code {"error": text}}. */
    public static ApiError refusal(int status, String text) {
        return new Refusal(status, text, null);
    }

    /** {@code {"error": text, "context": context}}. */
    public static ApiError refusal(int status, String text, String context) {
        return new Refusal(status, text, context);
    }

    /** {@code {"error": {…}}}: refusals of link passwords. */
    public static ApiError refusal(int status, Map<String, ?> error) {
        return new Refusal(status, error, null);
    }
}

package museum.storage;

/** What the embedded store may refuse with; codes and statuses are those of S3, mobile apps look for two of the codes. Protocol 11 §4.4. */
enum StoreError {
    ACCESS_DENIED(403, "AccessDenied", "Only presigned URLs are served here."),
    EXPIRED(403, "AccessDenied", "Request has expired"),
    UNSIGNED_HEADERS(403, "AccessDenied", "There were headers present in the request which were not signed"),
    SIGNATURE_DOES_NOT_MATCH(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided."),
    BAD_DIGEST(400, "BadDigest", "The Content-MD5 you specified did not match what we received."),
    INVALID_DIGEST(400, "InvalidDigest", "The Content-MD5 you specified is not valid."),
    INCOMPLETE_BODY(400, "IncompleteBody", "You did not provide the number of bytes specified by Content-Length."),
    ENTITY_TOO_LARGE(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size."),
    INVALID_PART(400, "InvalidPart", "One or more of the specified parts could not be found."),
    INVALID_PART_ORDER(400, "InvalidPartOrder", "The list of parts was not in ascending order."),
    MALFORMED_XML(400, "MalformedXML", "The XML you provided was not well-formed or has no parts."),
    NO_SUCH_KEY(404, "NoSuchKey", "The specified key does not exist."),
    NO_SUCH_UPLOAD(404, "NoSuchUpload", "The specified upload does not exist. It may have been aborted or completed."),
    MISSING_CONTENT_LENGTH(411, "MissingContentLength", "You must provide the Content-Length HTTP header."),
    PRECONDITION_FAILED(412, "PreconditionFailed", "The object belongs to a file already: ask for another URL."),
    INVALID_RANGE(416, "InvalidRange", "The requested range is not satisfiable"),
    INTERNAL_ERROR(500, "InternalError", "We encountered an internal error. Please try again.");

    private final int status;
    private final String code;
    private final String message;

    StoreError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
    }

    /** To be thrown. */
    Refusal refusal() {
        return new Refusal(this);
    }

    /** An ordinary outcome, so without a stack trace. */
    static final class Refusal extends RuntimeException {

        private final StoreError error;

        private Refusal(StoreError error) {
            super(error.code + ": " + error.message, null, false, false);
            this.error = error;
        }

        StoreError error() {
            return error;
        }
    }
}

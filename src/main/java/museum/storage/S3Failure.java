package museum.storage;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a failure of an S3 service means for the one who runs the server. */
final class S3Failure {

    private S3Failure() {}

    /** Cause and, where we know one, cure. */
    static String explain(RuntimeException failed) {
        if (!(failed instanceof AwsServiceException refused)) {
            Throwable cause = failed;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "it cannot be reached (" + cause
                    + "). Is it running, and is the endpoint right as seen from this server?";
        }
        var code = refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
        return switch (refused.statusCode()) {
            case 301, 400 -> "refused with " + refused.statusCode() + " " + code + ". Are region and endpoint right?";
            case 401, 403 ->
                "refused with " + refused.statusCode() + " " + code
                        + ". Are key and secret right, and may they read, write, list and delete?";
            case 404 -> "there is no such bucket or object (" + code + ").";
            default -> "failed with " + refused.statusCode() + " " + code + ".";
        };
    }
}

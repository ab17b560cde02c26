package museum.web;

/** Errors with a fixed code, status and message. Protocol 00 §8.3. */
public enum ErrorCode {
    COLLECTION_DELETED(404, ""),
    FILE_LIMIT_REACHED(403, "Maximum file limit reached"),
    SUBSCRIPTION_ALREADY_CLAIMED(409, "Subscription is already associted with different account"),
    USER_ALREADY_REGISTERED(409, "User is already registered"),
    USER_NOT_REGISTERED(404, "User is not registered"),
    USER_SIGNUP_INCOMPLETE(404, "User signup is incomplete"),
    COLLECTION_NOT_EMPTY(409, "The collection is not empty"),
    FILE_NOT_FOUND_IN_ALBUM(404, "File is either deleted or moved to different collection"),
    SESSION_ALREADY_CLAIMED(409, "Session is already claimed"),
    PUBLIC_COLLECT_DISABLED(405, "User has not enabled public collect for this url"),
    PUBLIC_COMMENT_DISABLED(405, "User has not enabled public comments for this url"),
    PUBLIC_COMMENT_TOO_LONG(400, "Comments are limited to 280 characters"),
    ANON_NAME_TOO_LONG(400, "Anonymous names are limited to 50 characters"),
    OBJECT_SIZE_FETCH_FAILED(503, ""),
    USER_NOT_FOUND(404, "User is either deleted or not found"),
    MAX_PASSKEYS_REACHED(409, "Max passkeys limit reached"),
    PASS_PROTECTED_RESOURCE(403, "This resource is password protected"),
    CAST_PERMISSION_DENIED(403, "Permission denied"),
    CAST_IP_MISMATCH(403, "IP mismatch"),
    LINK_EDIT_NOT_ALLOWED(403, "Editing link settings is not allowed for free accounts"),
    LINK_DEVICE_LIMIT_EXCEEDED(403, "Public link device limit reached"),
    FILE_IN_TRASH(409, "One or more files are in trash or have been deleted, please restore them first"),
    LOCKER_REGISTRATION_DISABLED(403, "Locker is restricted to paid users currently"),
    LOCKER_ROLLOUT_LIMIT(403, "Sorry, locker registration is paused temporarily, please try again later"),
    SESSION_NOT_VERIFIED(400, "Session is not verified yet"),
    SESSION_EXPIRED(410, "Session expired"),
    EMAIL_MFA_ENABLED(409, "Email MFA is enabled"),
    TOO_MANY_UNVERIFIED_SESSIONS(429, ""),
    SESSION_ALREADY_VERIFIED(410, ""),
    TOO_MANY_WRONG_ATTEMPTS(410, ""),
    ACCOUNT_SCHEDULED_FOR_DELETION(
            403,
            "Access to this account has been restricted because its Ente Photos and Ente Locker data is scheduled for deletion. If you think this was a mistake, please reply to this email."),
    AUTH_KEY_NOT_CREATED(400, "AuthKey is not created"),
    REFERRAL_CHANGE_LIMIT_REACHED(429, "max referral code change limit 3 reached"),
    INVALID_CODE(404, "Invalid code"),
    CODE_ALREADY_APPLIED(409, "User has already applied code"),
    ACCOUNT_NOT_ELIGIBLE(400, "User is not eligible to apply referral code"),
    CODE_ALREADY_EXISTS(400, "This code already exists");

    private final int status;
    private final String message;

    ErrorCode(int status, String message) {
        this.status = status;
        this.message = message;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What clients decide by. */
    public String code() {
        return name();
    }

    /** For people; may be empty. */
    public String message() {
        return message;
    }
}

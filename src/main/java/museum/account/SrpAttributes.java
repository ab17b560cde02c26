package museum.account;

import org.jspecify.annotations.Nullable;

/** What an app needs to log in by password. Salts are returned as they were sent. Protocol 01 §3.2. */
record SrpAttributes(
        String srpUserID, String srpSalt, long memLimit, long opsLimit, String kekSalt, boolean isEmailMFAEnabled) {

    /** @param attributes null while the account has no way to log in by password, or no keys */
    record State(@Nullable SrpAttributes attributes) {}
}

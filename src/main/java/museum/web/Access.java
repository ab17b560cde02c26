package museum.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a route; stands on the method or, for all routes of a controller, on the class. A route without it stops the server at start. The kinds
 * are the groups of Protocol 00 §2–3.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Access {

    Kind value();

    /** A kind of authentication; all but {@link #PUBLIC} have a {@link Gate}. */
    enum Kind {
        /** Everybody. */
        PUBLIC,
        /** Holders of a user token of any app: the group "private". */
        USER,
        /** As {@link #USER}, without the authenticator app. */
        STORAGE,
        /** Administrators. */
        ADMIN,
        /** Administrators who logged in within the last ten minutes. */
        FRESH_ADMIN,
        /** Holders of a JWT for the payment pages. */
        PAYMENT,
        /** Holders of a JWT for the family pages. */
        FAMILIES,
        /** Holders of a JWT for the accounts pages. */
        ACCOUNTS,
        /** Visitors of an album link. */
        ALBUM_LINK,
        /** Visitors of a file link. */
        FILE_LINK,
        /** Visitors of a memory share. */
        MEMORY_SHARE,
        /** Televisions that show an album. */
        CAST
    }
}

package museum.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many requests a route takes within a window that begins with the first of them; more are refused with 429. All methods of one path template share
 * one count per key, refused requests count too. Protocol 00 §12.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(RateLimit.All.class)
public @interface RateLimit {

    /** Requests a window. */
    int value();

    /** The window's length. */
    Window per() default Window.MINUTE;

    /** Who is counted. */
    By by() default By.CALLER;

    /** Lengths of windows. */
    enum Window {
        SECOND,
        MINUTE
    }

    /** Who is counted. */
    enum By {
        /** Each caller; each address on public routes and those of links. */
        CALLER,
        /** Each {@link Admitted#limitKey()}, also where addresses would count. */
        ADMITTED,
        /** Everybody together. */
        EVERYBODY
    }

    /** Several limits of one route. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {
        RateLimit[] value();
    }
}

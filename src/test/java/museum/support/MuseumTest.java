package museum.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that talks to a whole server over HTTP. Its methods (or constructor) take {@link museum.client.People} as a parameter, or the {@link RunningMuseum} itself.
 *
 * <p>The server is started once for all test classes with the same settings, on a free port, with an empty database and store of its own below {@code target/}; codes
 * are 123456 for everybody at example.org, jobs are off. With {@code -Dmuseum.url=http://…} nothing is started: the stories are told to that server, and tests that need
 * settings of their own or look behind the scenes are skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(MuseumExtension.class)
public @interface MuseumTest {

    /** Configuration by dotted key, such as {@code internal.disable-registration=true}. */
    String[] settings() default {};
}

package museum.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On routes that answer a body or a parameter they cannot read (or that lacks a {@link Required} member) with 400 {@code BAD_REQUEST} and a text instead of
 * the usual {@code {}}. Protocol 00 §9.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BadRequestText {

    /** The text. */
    String value() default "invalid request";
}

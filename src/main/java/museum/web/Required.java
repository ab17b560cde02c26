package museum.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member of a request body (a record component) that must be there: not null, {@code 0}, {@code false}, {@code ""} or the UUID of zeros; an empty list or map passes. Boxed
 * numbers and booleans only must not be null. Looked at in the body's record, in records inside it and in records of its lists; a request without it
 * is answered 400 {@code {}}. Protocol 00 §9.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Required {}

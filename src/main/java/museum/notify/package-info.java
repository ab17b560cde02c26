/**
 * What people are told outside the apps: mail. Owns the texts in {@code resources/mail} and the {@code smtp.*} keys; no tables, no routes. Protocol 10 §14.
 */
@NullMarked
package museum.notify;

import org.jspecify.annotations.NullMarked;

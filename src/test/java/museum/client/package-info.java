/**
 * An end-to-end encrypted client in the manner of the official apps, for tests. {@link museum.client.People} sign up and hold keys, their
 * {@link museum.client.Device}s talk to the server over HTTP only, keep what they have synced, and decrypt it. Answers are read as strictly as by the strictest
 * of the apps (Protocol 11 §2): a missing or mistyped field is a failed test.
 */
@NullMarked
package museum.client;

import org.jspecify.annotations.NullMarked;

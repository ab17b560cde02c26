/**
 * The cryptography of the official apps, with the names of Protocol 11 §5.1: box, blob, stream, seal, hash, pw, subkey, and the client's side of
 * SRP-6a. Everything is done by libsodium or on big integers; nothing of it is shared with the server.
 */
@NullMarked
package museum.client.crypto;

import org.jspecify.annotations.NullMarked;

/**
 * Settings that the server keeps for a user, among them a domain of one's own for album links, which can be proved by its DNS. Owns the table {@code remote_store}. Routes:
 * {@code /remote-store}, {@code /custom-domain}. Protocol 01 §3.10, 04 §13.
 */
@NullMarked
package museum.customdomain;

import org.jspecify.annotations.NullMarked;

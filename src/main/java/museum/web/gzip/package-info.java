/**
 * Gzip (RFC 1951, RFC 1952) for what this server sends most: JSON whose values are base64. Such values are random letters, in which a search for repetitions finds
 * nothing and takes nearly all the time; the names around them repeat in every row. See docs/decisions/compression.md.
 */
@NullMarked
package museum.web.gzip;

import org.jspecify.annotations.NullMarked;

/** What tests against a running server need: the server itself ({@link museum.support.MuseumTest}), and stores beside it. */
@NullMarked
package museum.support;

import org.jspecify.annotations.NullMarked;

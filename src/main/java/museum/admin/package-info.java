/** What administrators may do with accounts, from the command line. Owns no tables. Routes: {@code /admin}. Protocol 10 §19. */
@NullMarked
package museum.admin;

import org.jspecify.annotations.NullMarked;

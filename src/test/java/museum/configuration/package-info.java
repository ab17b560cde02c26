/** How the configuration is read, and what an operator is told when it is wrong. */
@NullMarked
package museum.configuration;

import org.jspecify.annotations.NullMarked;

/** Families: people who share one plan. Owns the table {@code families}. Protocol 07. */
@NullMarked
package museum.family;

import org.jspecify.annotations.NullMarked;

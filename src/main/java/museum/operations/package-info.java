/**
 * What an operator sees of the server: the lines on the console, the metrics on their own port. No tables, no routes of the API. Protocol 10 §1, §18.
 */
@NullMarked
package museum.operations;

import org.jspecify.annotations.NullMarked;

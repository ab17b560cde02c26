/** The packaged server as an operator meets it: a process, its console, its exit code. */
@NullMarked
package museum.operations;

import org.jspecify.annotations.NullMarked;

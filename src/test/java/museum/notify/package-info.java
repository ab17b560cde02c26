/** Mails as mail servers and their readers get them. */
@NullMarked
package museum.notify;

import org.jspecify.annotations.NullMarked;

/** Stories of people and their devices, told end to end: what one device encrypts and uploads, another one must find, decrypt and find unchanged. */
@NullMarked
package museum.stories;

import org.jspecify.annotations.NullMarked;

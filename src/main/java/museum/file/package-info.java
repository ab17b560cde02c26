/**
 * Files: where their encrypted bytes are uploaded to and downloaded from, the files themselves and their metadata, data derived from them, the trash, and
 * the life of their objects in the stores. Protocol 03, Protocol 10 §6–10.
 *
 * <p>Owns the tables {@code files}, {@code object_keys}, {@code object_copies}, {@code temp_objects}, {@code trash}, {@code file_data},
 * {@code embeddings}. Routes: {@code /files} but those of share links, {@code /trash}, {@code /collections/restore-files}. Jobs: deletion of objects,
 * of replaced objects, of uploads nobody registered and of derived data, emptying and ageing of the trash, scrubbing of metadata, replication.
 */
@NullMarked
package museum.file;

import org.jspecify.annotations.NullMarked;

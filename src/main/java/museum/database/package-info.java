/**
 * The database: the connection (an external PostgreSQL, or one of our own that is started with the server), the schema and
 * its takeover from Museum, and what everybody shares: {@link museum.database.Time}, {@link museum.database.Ids},
 * {@link museum.database.TaskLock}, {@link museum.database.OneNodeJob} and {@link museum.database.Queue}.
 *
 * <p>Owns the migrations under {@code db/migration} and the tables {@code schema_migrations}, {@code task_lock} and
 * {@code queue}. Protocol 12, Protocol 10 §1, §9.
 */
@NullMarked
package museum.database;

import org.jspecify.annotations.NullMarked;

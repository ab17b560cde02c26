package museum.database;

import java.util.Properties;

/** The PostgreSQL that the server works on: one that the operator runs, or our own. */
interface DatabaseServer extends AutoCloseable {

    /** A JDBC address without credentials. */
    String url();

    /** User, password and settings for the driver. */
    Properties properties();

    /** Whether no other server node can be working on it. */
    boolean ours();

    /** Ends what this server started, after the last connection was closed. */
    @Override
    void close();
}

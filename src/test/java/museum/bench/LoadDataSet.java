package museum.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.client.crypto.SrpClient;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.postgresql.PGConnection;

/** Puts a {@link DataSet} into a database that has our schema and no rows. */
final class LoadDataSet {

    /** What people in {@link LogInFlow} log in with. */
    static final byte[] LOGIN_KEY = new byte[16];

    static final byte[] SALT = new byte[16];

    /** The first so many people have that password, the others one that nobody knows. */
    static final int WHO_LOG_IN = 20;

    private final DataSet set;
    private final String url;

    private LoadDataSet(DataSet set, String url) {
        this.set = set;
        this.url = url;
    }

    /** Does nothing when it is there. */
    static void into(String url, DataSet set) throws SQLException, InterruptedException {
        var load = new LoadDataSet(set, url);
        if (load.isThere()) {
            return;
        }
        System.out.printf("Loading %,d users and %,d files …%n", set.users(), set.files());
        long begun = System.nanoTime();
        load.load();
        System.out.printf("… took %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
    }

    private boolean isThere() throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            statement.execute("CREATE TABLE IF NOT EXISTS bench.data_set (version int, files int)");
            try (var row = statement.executeQuery("SELECT version, files FROM bench.data_set")) {
                if (row.next()) {
                    if (row.getInt(1) != DataSet.VERSION || row.getInt(2) != set.files()) {
                        throw new IllegalStateException(
                                "The database has another data set: remove its directory, or use another database");
                    }
                    return true;
                }
            }
            try (var row = statement.executeQuery("SELECT count(*) FROM users")) {
                row.next();
                if (row.getLong(1) > 0) {
                    throw new IllegalStateException("The database has users already: an empty one is needed");
                }
            }
            return false;
        }
    }

    private void load() throws InterruptedException {
        // The tables that take longest, side by side.
        try (var workers = Executors.newFixedThreadPool(3)) {
            var all = workers.invokeAll(java.util.List.of(
                    () -> in(this::files), () -> in(this::memberships), () -> in(this::peopleAndObjects)));
            for (var one : all) {
                one.get();
            }
            in(this::finish);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private interface Step {
        void run(Connection connection) throws SQLException, IOException;
    }

    private Step in(Step step) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            // Without looking up for each row what it refers to.
            statement.execute("SET session_replication_role = replica");
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '256MB'");
            step.run(connection);
            return step;
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface Row {
        void write(StringBuilder line, int number);
    }

    /** Tab-separated rows. */
    private static void copy(Connection connection, String into, int rows, Row row) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + into + " FROM STDIN");
        var lines = new StringBuilder(1 << 17);
        for (int i = 0; i < rows; i++) {
            row.write(lines, i);
            lines.append('\n');
            if (lines.length() > 1 << 16 || i == rows - 1) {
                var bytes = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
                copy.writeToCopy(bytes, 0, bytes.length);
                lines.setLength(0);
            }
        }
        copy.endCopy();
    }

    private static StringBuilder tab(StringBuilder line, Object value) {
        return line.append('\t').append(value);
    }

    // --- files --------------------------------------------------------------------------------------------------

    private void files(Connection connection) throws SQLException {
        var text = new RandomText(1);
        copy(
                connection,
                "files (file_id, owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header,"
                        + " encrypted_metadata, updation_time, magic_metadata, pub_magic_metadata, info)",
                set.files(),
                (line, file) -> {
                    tab(line.append(set.fileId(file)), set.userId(set.ownerOfAlbum(set.albumOfFile(file))));
                    for (int header = 0; header < 3; header++) {
                        text.append(line.append('\t'), 32);
                    }
                    text.append(line.append('\t'), 400);
                    tab(line, set.fileTime(file));
                    magic(line.append('\t'), text, file % 10 == 3, 60);
                    magic(line.append('\t'), text, file % 10 < 7, 220);
                    tab(line, "{\"fileSize\": ")
                            .append(2_000_000 + file % 3_000_000)
                            .append(", \"thumbSize\": ")
                            .append(20_000 + file % 30_000)
                            .append('}');
                });
    }

    private static void magic(StringBuilder line, RandomText text, boolean present, int characters) {
        if (!present) {
            line.append("\\N");
            return;
        }
        line.append("{\"version\": 1, \"count\": 3, \"data\": \"");
        text.append(line, characters);
        line.append("\", \"header\": \"");
        text.append(line, 32);
        line.append("\"}");
    }

    private void memberships(Connection connection) throws SQLException {
        var text = new RandomText(2);
        copy(
                connection,
                "collection_files (file_id, collection_id, encrypted_key, key_decryption_nonce, updation_time, c_owner_id,"
                        + " f_owner_id, created_at)",
                set.files(),
                (line, file) -> {
                    int album = set.albumOfFile(file);
                    long owner = set.userId(set.ownerOfAlbum(album));
                    tab(line.append(set.fileId(file)), set.albumId(album));
                    text.append(line.append('\t'), 64);
                    text.append(line.append('\t'), 32);
                    tab(line, set.fileTime(file));
                    tab(line, owner);
                    tab(line, owner);
                    tab(line, set.fileTime(file));
                });
    }

    private void peopleAndObjects(Connection connection) throws SQLException {
        people(connection);
        albums(connection);
        entities(connection);
        copy(
                connection,
                "object_keys (file_id, o_type, object_key, size, datacenters, created_at, updated_at)",
                set.files() * 2,
                (line, number) -> {
                    int file = number / 2;
                    boolean thumbnail = number % 2 == 1;
                    tab(line.append(set.fileId(file)), thumbnail ? "thumbnail" : "file");
                    tab(line, set.objectKey(file, thumbnail));
                    tab(line, thumbnail ? 20_000 + file % 30_000 : 2_000_000 + file % 3_000_000);
                    tab(line, "{b2-eu-cen}");
                    tab(line, set.fileTime(file));
                    tab(line, set.fileTime(file));
                });
    }

    // --- people -------------------------------------------------------------------------------------------------

    private void people(Connection connection) throws SQLException {
        var text = new RandomText(3);
        long now = System.currentTimeMillis() * 1000;
        var key = Base64.getDecoder().decode(set.encryptionKey());
        copy(
                connection,
                "users (user_id, creation_time, encrypted_email, email_decryption_nonce, email_hash)",
                set.users(),
                (line, user) -> {
                    var nonce = Sodium.random(24);
                    var email = set.email(user).getBytes(StandardCharsets.UTF_8);
                    tab(line.append(set.userId(user)), set.fileTime(0));
                    tab(line, bytea(Sodium.box(email, key, nonce)));
                    tab(line, bytea(nonce));
                    tab(line, hash(email));
                });
        copy(
                connection,
                "tokens (user_id, token, creation_time, ip, user_agent, last_used_at)",
                set.users(),
                (line, user) -> {
                    tab(line.append(set.userId(user)), set.token(user));
                    tab(line, set.fileTime(0));
                    tab(line, "127.0.0.1");
                    tab(line, "bench");
                    tab(line, now);
                });
        copy(
                connection,
                "key_attributes (user_id, kek_salt, encrypted_key, key_decryption_nonce, public_key, encrypted_secret_key,"
                        + " secret_key_decryption_nonce, mem_limit, ops_limit)",
                set.users(),
                (line, user) -> {
                    tab(line.append(set.userId(user)), text.of(22)).append("==");
                    tab(line, text.of(64));
                    tab(line, text.of(32));
                    tab(line, Base64Text.of(Sodium.keyPair().publicKey()));
                    tab(line, text.of(64));
                    tab(line, text.of(32));
                    tab(line, "268435456\t16");
                });
        copy(
                connection,
                "subscriptions (user_id, storage, original_transaction_id, expiry_time, product_id, payment_provider, attributes)",
                set.users(),
                (line, user) -> {
                    tab(line.append(set.userId(user)), 1L << 50);
                    tab(line, "none");
                    tab(line, now + 3_000_000_000_000_000L);
                    tab(line, "free\t\t{}");
                });
        copy(
                connection,
                "usage (user_id, storage_consumed)",
                set.users(),
                (line, user) -> tab(line.append(set.userId(user)), 1L << 32));
        copy(connection, "srp_auth (user_id, srp_user_id, salt, verifier)", set.users(), (line, user) -> {
            tab(line.append(set.userId(user)), set.srpUserId(user));
            tab(line, Base64Text.of(SALT));
            tab(line, user < WHO_LOG_IN ? verifier(user) : Base64Text.of(new byte[512]));
        });
    }

    private String verifier(int user) {
        var client = new SrpClient(set.srpUserId(user), LOGIN_KEY, SALT, SrpClient.Spelling.PADDED);
        return Base64Text.of(client.verifier());
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    private String hash(byte[] email) {
        var digest = new Blake2bDigest(Base64.getDecoder().decode(set.hashKey()), 32, null, null);
        digest.update(email, 0, email.length);
        var hash = new byte[32];
        digest.doFinal(hash, 0);
        return Base64Text.of(hash);
    }

    private void albums(Connection connection) throws SQLException {
        var text = new RandomText(4);
        copy(
                connection,
                "collections (collection_id, owner_id, encrypted_key, key_decryption_nonce, name, type, attributes, updation_time,"
                        + " encrypted_name, name_decryption_nonce, magic_metadata, pub_magic_metadata)",
                set.albums(),
                (line, album) -> {
                    tab(line.append(set.albumId(album)), set.userId(set.ownerOfAlbum(album)));
                    tab(line, text.of(64));
                    tab(line, text.of(32));
                    tab(line, "\talbum\t{\"version\": 1}");
                    tab(line, set.albumTime(album));
                    tab(line, text.of(44));
                    tab(line, text.of(32));
                    magic(line.append('\t'), text, album % 2 == 0, 60);
                    magic(line.append('\t'), text, album % 5 == 0, 60);
                });
    }

    private void entities(Connection connection) throws SQLException {
        var text = new RandomText(5);
        copy(
                connection,
                "entity_key (user_id, type, encrypted_key, header, created_at, updated_at)",
                1,
                (line, one) -> {
                    tab(line.append(set.userId(1)), "person");
                    tab(line, text.of(64));
                    tab(line, text.of(32));
                    tab(line, set.fileTime(0));
                    tab(line, set.fileTime(DataSet.ENTITIES));
                });
        copy(
                connection,
                "entity_data (user_id, type, encrypted_data, header, created_at, updated_at, id)",
                DataSet.ENTITIES,
                (line, entity) -> {
                    tab(line.append(set.userId(1)), "person");
                    tab(line, text.of(400));
                    tab(line, text.of(32));
                    tab(line, set.fileTime(entity));
                    tab(line, set.fileTime(entity));
                    tab(line, "person_%022d".formatted(entity));
                });
    }

    // --- the rest -----------------------------------------------------------------------------------------------

    private void finish(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO public_collection_tokens (collection_id, access_token, created_at, updated_at)"
                            + " VALUES (%d, '%s', %d, %d)"
                                    .formatted(
                                            set.albumId(set.smallAlbumNumber()),
                                            DataSet.LINK,
                                            set.fileTime(0),
                                            set.fileTime(0)));
            statement.execute("SELECT setval(pg_get_serial_sequence('users', 'user_id'), max(user_id)) FROM users");
            statement.execute(
                    "SELECT setval(pg_get_serial_sequence('collections', 'collection_id'), max(collection_id)) FROM collections");
            statement.execute("SELECT setval('files_file_id_seq', max(file_id)) FROM files");
            statement.execute("VACUUM (FREEZE, ANALYZE)");
            statement.execute("INSERT INTO bench.data_set VALUES (%d, %d)".formatted(DataSet.VERSION, set.files()));
            statement.execute("CHECKPOINT");
        }
    }
}

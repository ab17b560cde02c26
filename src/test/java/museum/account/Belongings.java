package museum.account;

import static museum.client.Json.object;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import museum.client.Album;
import museum.client.Person;
import museum.client.Photo;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that an account can own, in every table there is for it; and where in the database an account is named. */
final class Belongings {

    /** Rows that apps make in ways which are stories of their own. {@code :user} owns them. */
    private static final List<String> ROWS = List.of(
            "INSERT INTO two_factor VALUES (:user, 'hash' || :user, '\\x00', '\\x00', '', '')",
            "INSERT INTO temp_two_factor VALUES (:user, 'temp' || :user, '\\x00', '\\x00', 1, 9000000000000000)",
            "INSERT INTO two_factor_sessions VALUES (:user, 'session' || :user, 1, 9000000000000000)",
            "INSERT INTO two_factor_used_codes VALUES (:user, 'code', 9000000000000000)",
            "INSERT INTO two_factor_recovery (user_id) VALUES (:user)",
            "INSERT INTO museum_totp_guesses VALUES (:user, 1, 1)",
            "INSERT INTO passkeys (id, user_id, friendly_name) VALUES (gen_random_uuid(), :user, 'key')",
            "INSERT INTO passkey_login_sessions VALUES (:user, 'session' || :user, 1, 9000000000000000)",
            "INSERT INTO webauthn_sessions VALUES (gen_random_uuid(), 'challenge' || :user, :user, '', 9000000000000000, 'preferred', 'null', 1)",
            "INSERT INTO temp_srp_setup (id, session_id, srp_user_id, user_id, salt, verifier) SELECT gen_random_uuid(), id, srp_user_id, :user, '', '' FROM srp_sessions LIMIT 1",
            "INSERT INTO notification_history VALUES (:user, 'first_upload', 1)",
            "INSERT INTO authenticator_key VALUES (:user, 'key', 'header')",
            "INSERT INTO authenticator_entity (id, user_id, encrypted_data) VALUES (gen_random_uuid(), :user, 'data')",
            "INSERT INTO entity_key VALUES (:user, 'location', 'key', 'header')",
            "INSERT INTO entity_data (user_id, type, id, encrypted_data) VALUES (:user, 'location', 'location_' || :user, 'data')",
            "INSERT INTO contact_entity (id, user_id, contact_user_id, encrypted_key, encrypted_data) VALUES ('ct_' || :user, :user, :other, '\\x00', '\\x00')",
            "INSERT INTO contact_entity (id, user_id, contact_user_id, encrypted_key, encrypted_data) VALUES ('ct_' || :other, :other, :user, '\\x00', '\\x00')",
            "INSERT INTO user_attachments (attachment_id, user_id, attachment_type, size, latest_bucket, replicated_buckets) VALUES ('ua_' || :user, :user, 'profile_picture', 1, 'b2-eu-cen', '{wasabi-eu-central-2-v3}')",
            "INSERT INTO collection_actions (id, user_id, actor_user_id, collection_id, file_id, action) VALUES ('cact_' || :user, :user, :other, :album, :file, 'DELETE_SUGGESTED')",
            "INSERT INTO casting (id, code, public_key, collection_id, cast_user, token, ip) VALUES (gen_random_uuid(), right('' || :album, 6), 'key', :album, :user, 'cast' || :user, '10.0.0.1')",
            "INSERT INTO memory_shares (user_id, type, mem_enc_key, mem_key_decryption_nonce, access_token, created_at, updated_at) VALUES (:user, 'share', 'key', 'nonce', 'MEMORY' || :user, 1, 1)",
            "INSERT INTO file_data (file_id, user_id, data_type, size, latest_bucket) VALUES (:file, :user, 'mldata', 10, 'b2-eu-cen')",
            "INSERT INTO embeddings (file_id, owner_id, model) VALUES (:file, :user, 'onnx-clip')",
            "INSERT INTO comments (id, collection_id, user_id, cipher, nonce) VALUES ('cmt_' || :user, :album, :user, 'cipher', 'nonce')",
            "INSERT INTO reactions (id, collection_id, user_id, cipher, nonce) VALUES ('rct_' || :user, :album, :user, 'cipher', 'nonce')",
            "INSERT INTO emergency_contact (user_id, emergency_contact_id, state, notice_period_in_hrs, encrypted_key) VALUES (:user, :other, 'INVITED', 24, 'key')",
            "INSERT INTO emergency_contact (user_id, emergency_contact_id, state, notice_period_in_hrs, encrypted_key) VALUES (:other, :user, 'ACCEPTED', 24, 'key')",
            "INSERT INTO emergency_recovery (id, user_id, emergency_contact_id, status) VALUES (gen_random_uuid(), :other, :user, 'STOPPED')",
            "INSERT INTO emergency_recovery (id, user_id, emergency_contact_id, status) VALUES (gen_random_uuid(), :user, :other, 'STOPPED')",
            "INSERT INTO legacy_kit (id, user_id, variant, notice_period_in_hrs, encrypted_recovery_blob, auth_public_key, encrypted_owner_blob) VALUES (gen_random_uuid(), :user, 1, 24, '', '', '')",
            "INSERT INTO legacy_kit_recovery_session (id, kit_id, user_id, status, effective_notice_period_in_hrs, wait_till) SELECT gen_random_uuid(), id, user_id, 'CANCELLED', 24, 1 FROM legacy_kit WHERE user_id = :user",
            "INSERT INTO families (id, admin_id, member_id, status) VALUES (gen_random_uuid(), :other, :user, 'LEFT')",
            "INSERT INTO storage_bonus (bonus_id, type, user_id, storage) VALUES ('bonus' || :user, 'SIGN_UP', :user, 1)",
            "INSERT INTO referral_codes (code, user_id) VALUES ('CODE' || :user, :user)",
            "INSERT INTO subscription_logs (user_id, payment_provider, notification, verification_response) VALUES (:user, 'stripe', '{}', '{}')");

    private Belongings() {}

    /** Gives a person one of everything; with an album and a file that are there already. */
    static void fill(JdbcClient jdbc, Person person, Album album, Photo photo, Person other) {
        person.post("/remote-store/update", object("key", "customDomain", "value", domainOf(person)))
                .isEmpty();
        person.post("/push/token", object("fcmToken", "phone of " + person.id()))
                .ok();
        person.post(
                        "/events/user",
                        object(
                                "id",
                                "%08x-0000-4000-8000-000000000000".formatted((int) person.id()),
                                "event",
                                "log_in",
                                "app",
                                "photos",
                                "platform",
                                "android",
                                "data",
                                object()))
                .isEmpty();
        person.post("/files/share-url", object("fileID", photo.id(), "app", "photos"))
                .ok();
        var family = person.get("/users/families-token").ok().fields().text("familiesToken");
        person.call("POST", "/family/create").token(family).send().ok();
        for (var row : ROWS) {
            jdbc.sql(row)
                    .param("user", person.id())
                    .param("other", other.id())
                    .param("album", album.id())
                    .param("file", photo.id())
                    .update();
        }
    }

    static String domainOf(Person person) {
        return "pictures-%d.example.net".formatted(person.id());
    }

    /** Tables in which there can be rows of an account, as their foreign keys say. */
    static Set<String> tablesOfAccounts(JdbcClient jdbc) {
        return new TreeSet<>(jdbc.sql("""
                SELECT DISTINCT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND confrelid = 'users'::regclass
                """).query(String.class).list());
    }

    /** All columns of numbers, whatever their names, that hold the id of a person: {@code table.column}. Albums must be numbered differently. */
    static Set<String> mentionsOf(JdbcClient jdbc, Person person) {
        var mentions = new TreeSet<String>();
        for (var column : jdbc.sql("""
                SELECT c.table_name || '.' || c.column_name
                  FROM information_schema.columns c
                  JOIN information_schema.tables t USING (table_schema, table_name)
                 WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.data_type = 'bigint'
                """).query(String.class).list()) {
            var parts = column.split("[.]");
            var found = jdbc.sql("SELECT EXISTS (SELECT FROM %s WHERE %s = :user)".formatted(parts[0], parts[1]))
                    .param("user", person.id())
                    .query(Boolean.class)
                    .single();
            if (found) {
                mentions.add(column);
            }
        }
        return mentions;
    }
}

package museum.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code passkeys}, {@code passkey_credentials} and {@code webauthn_sessions}. A deleted passkey keeps its row, without a name. */
@Repository
class PasskeyQueries {

    record Passkey(UUID id, long userID, String friendlyName, long createdAt) {}

    /**
     * A live passkey of one site.
     *
     * @param credentialId standard base64
     * @param publicKey standard base64 of a COSE key
     * @param transports separated by commas; may be empty
     * @param authenticator JSON
     */
    record Credential(UUID passkeyId, String credentialId, String publicKey, String transports, String authenticator) {}

    /** @param flags JSON
     *  @param authenticator JSON */
    record NewCredential(
            String credentialId,
            String publicKey,
            String attestationType,
            String transports,
            String flags,
            String authenticator) {}

    /**
     * A registration or a sign-in that was begun.
     *
     * @param allowed credential ids of a sign-in, separated by commas; empty for a registration
     */
    record Ceremony(
            String challenge,
            long userId,
            String allowed,
            long expiresAt,
            @Nullable String rpId) {}

    private final JdbcClient jdbc;

    PasskeyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Passkey> list(long userId) {
        return jdbc.sql("""
                SELECT id, user_id, friendly_name, created_at FROM passkeys WHERE user_id = :user AND deleted_at IS NULL ORDER BY created_at, id
                """)
                .param("user", userId)
                .query((row, number) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getLong("user_id"),
                        row.getString("friendly_name"),
                        row.getLong("created_at")))
                .list();
    }

    int count(long userId) {
        return jdbc.sql("SELECT count(*) FROM passkeys WHERE user_id = :user AND deleted_at IS NULL")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** Lets one registration of a user in at a time. */
    void lock(long userId) {
        jdbc.sql("SELECT user_id FROM users WHERE user_id = :user FOR UPDATE")
                .param("user", userId)
                .query(Long.class)
                .list();
    }

    void rename(UUID id, long userId, String name) {
        jdbc.sql("UPDATE passkeys SET friendly_name = :name WHERE id = :id AND user_id = :user AND deleted_at IS NULL")
                .param("name", name)
                .param("id", id)
                .param("user", userId)
                .update();
    }

    void delete(UUID id, long userId, long now) {
        jdbc.sql("""
                UPDATE passkeys SET deleted_at = :now, friendly_name = id::text WHERE id = :id AND user_id = :user AND deleted_at IS NULL
                """).param("now", now).param("id", id).param("user", userId).update();
    }

    void deleteAllOf(long userId, long now) {
        jdbc.sql(
                        "UPDATE passkeys SET deleted_at = :now, friendly_name = id::text WHERE user_id = :user AND deleted_at IS NULL")
                .param("now", now)
                .param("user", userId)
                .update();
    }

    /** Adds a passkey; false when its credential is somebody's already. */
    boolean insert(UUID id, long userId, String name, String rpId, NewCredential credential, long now) {
        jdbc.sql("INSERT INTO passkeys (id, user_id, friendly_name, created_at) VALUES (:id, :user, :name, :now)")
                .param("id", id)
                .param("user", userId)
                .param("name", name)
                .param("now", now)
                .update();
        return jdbc.sql("""
                INSERT INTO passkey_credentials (passkey_id, credential_id, public_key, attestation_type, authenticator_transports, credential_flags,
                    authenticator, created_at, rp_id)
                VALUES (:id, :credential, :publicKey, :attestation, :transports, :flags, :authenticator, :now, :rpId)
                    ON CONFLICT (credential_id) DO NOTHING
                """)
                        .param("id", id)
                        .param("credential", credential.credentialId())
                        .param("publicKey", credential.publicKey())
                        .param("attestation", credential.attestationType())
                        .param("transports", credential.transports())
                        .param("flags", credential.flags())
                        .param("authenticator", credential.authenticator())
                        .param("now", now)
                        .param("rpId", rpId)
                        .update()
                == 1;
    }

    /** The live passkeys that work for a site. */
    List<Credential> credentials(long userId, RelyingParty party) {
        return jdbc.sql("""
                SELECT c.passkey_id, c.credential_id, c.public_key, c.authenticator_transports AS transports, c.authenticator
                  FROM passkeys p JOIN passkey_credentials c ON c.passkey_id = p.id
                 WHERE p.user_id = :user AND p.deleted_at IS NULL AND (c.rp_id = :rpId OR c.rp_id IS NULL AND :adopts)
                 ORDER BY c.created_at, c.credential_id
                """)
                .param("user", userId)
                .param("rpId", party.id())
                .param("adopts", party.adoptsNameless())
                .query(Credential.class)
                .list();
    }

    void setAuthenticator(UUID passkeyId, String authenticator) {
        jdbc.sql("UPDATE passkey_credentials SET authenticator = :authenticator WHERE passkey_id = :id")
                .param("authenticator", authenticator)
                .param("id", passkeyId)
                .update();
    }

    void insertCeremony(UUID id, Ceremony ceremony, long now) {
        jdbc.sql("""
                INSERT INTO webauthn_sessions (id, challenge, user_id, allowed_credential_ids, expires_at, user_verification_requirement, extensions,
                    created_at, rp_id)
                VALUES (:id, :challenge, :user, :allowed, :end, 'preferred', 'null', :now, :rpId)
                """)
                .param("id", id)
                .param("challenge", ceremony.challenge())
                .param("user", ceremony.userId())
                .param("allowed", ceremony.allowed())
                .param("end", ceremony.expiresAt())
                .param("now", now)
                .param("rpId", ceremony.rpId())
                .update();
    }

    /** Takes a ceremony away: whoever gets it is the only one. */
    Optional<Ceremony> takeCeremony(UUID id) {
        return jdbc.sql("""
                DELETE FROM webauthn_sessions WHERE id = :id
                RETURNING challenge, user_id, allowed_credential_ids AS allowed, expires_at, rp_id
                """).param("id", id).query(Ceremony.class).optional();
    }

    void deleteCeremoniesOf(long userId) {
        jdbc.sql("DELETE FROM webauthn_sessions WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    void deletePastCeremonies(long now) {
        jdbc.sql("DELETE FROM webauthn_sessions WHERE expires_at <= :now")
                .param("now", now)
                .update();
    }
}

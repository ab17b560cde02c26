package museum.entity;

import java.util.UUID;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the codes of the authenticator. The last writer wins; deleted codes stay as tombstones for ever. Protocol 06 §2. */
@Service
class AuthenticatorCodes {

    private final AuthenticatorQueries queries;

    AuthenticatorCodes(AuthenticatorQueries queries) {
        this.queries = queries;
    }

    /** Stores the key of all codes, once: not even the same key is taken a second time. */
    void storeKey(long userId, String encryptedKey, String header) {
        if (!queries.hasKeyAttributes(userId)) {
            throw ApiError.notFound();
        }
        if (!queries.insertKey(userId, encryptedKey, header)) {
            throw ApiError.conflict("Key already exists");
        }
    }

    @Transactional
    AuthEntity add(long userId, String encryptedData, String header) {
        long stamp = nextStamp(userId);
        return queries.insert(UUID.randomUUID(), userId, encryptedData, header, stamp);
    }

    @Transactional
    void change(long userId, UUID id, String encryptedData, String header) {
        long stamp = nextStamp(userId);
        if (!queries.update(id, userId, encryptedData, header, stamp)) {
            throw queries.exists(id, userId) ? ApiError.badRequest("entity is already deleted") : ApiError.notFound("");
        }
    }

    /** Deletes a code, if it is this user's. A tombstone that is deleted again becomes news again. */
    @Transactional
    void delete(long userId, UUID id) {
        queries.nextStamp(userId).ifPresent(stamp -> queries.bury(id, userId, stamp));
    }

    private long nextStamp(long userId) {
        return queries.nextStamp(userId).orElseThrow(() -> ApiError.of(ErrorCode.AUTH_KEY_NOT_CREATED));
    }
}

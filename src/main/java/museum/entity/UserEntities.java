package museum.entity;

import museum.database.Ids;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps entities. The last writer wins; deleted ones stay as tombstones, of which only those of smart albums can come back. Protocol 06 §3. */
@Service
class UserEntities {

    /** PostgreSQL's indexes cannot hold texts of any length. */
    private static final int LONGEST_ID = 500;

    private final EntityKeyQueries keys;
    private final EntityQueries queries;
    private final Ids ids;

    UserEntities(EntityKeyQueries keys, EntityQueries queries, Ids ids) {
        this.keys = keys;
        this.queries = queries;
        this.ids = ids;
    }

    /** @param givenId of the client's making; ids are unique among all users */
    @Transactional
    EntityData add(long userId, EntityType type, @Nullable String givenId, String encryptedData, String header) {
        var id = idOf(type, userId, givenId);
        long stamp = keys.nextStamp(userId, type.label())
                .orElseThrow(() -> ApiError.badRequest("There is no key for entities of type " + type.label()));
        var entity = type == EntityType.SMART_ALBUM
                ? queries.insertOrRevive(id, userId, type.label(), encryptedData, header, stamp)
                : queries.insert(id, userId, type.label(), encryptedData, header, stamp);
        return entity.orElseThrow(() -> ApiError.alreadyExists("Entity already exists"));
    }

    private String idOf(EntityType type, long userId, @Nullable String givenId) {
        if (givenId != null && givenId.length() > LONGEST_ID) {
            throw ApiError.badRequest("ID is too long");
        }
        if (type == EntityType.SMART_ALBUM) {
            if (givenId == null) {
                throw ApiError.badRequest("ID is required for SmartAlbum entity type");
            }
            if (!givenId.startsWith("sa_" + userId + "_")) {
                throw ApiError.badRequest("ID " + givenId + " is not valid for SmartAlbum entity type");
            }
            return givenId;
        }
        if (givenId == null) {
            return ids.prefixed(type.label());
        }
        // Museum stores an empty id, once for all users: nobody else could ever send one again.
        if (givenId.isEmpty()) {
            throw ApiError.badRequest("ID must not be empty");
        }
        return givenId;
    }

    @Transactional
    EntityData change(long userId, String id, String encryptedData, String header) {
        var type = queries.typeOf(id, userId).orElseThrow(ApiError::notFound);
        long stamp = keys.nextStamp(userId, type).orElseThrow(ApiError::notFound);
        return queries.update(id, userId, encryptedData, header, stamp)
                .orElseThrow(() -> ApiError.badRequest("entity is already deleted"));
    }

    /** Deletes an entity, if it is this user's. A tombstone that is deleted again becomes news again. */
    @Transactional
    void delete(long userId, String id) {
        queries.typeOf(id, userId)
                .flatMap(type -> keys.nextStamp(userId, type))
                .ifPresent(stamp -> queries.bury(id, userId, stamp));
    }
}

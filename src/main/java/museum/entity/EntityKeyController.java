package museum.entity;

import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Keys of entities: one for each user and type, made and encrypted by the client. Protocol 06 §3.3–3.4. */
@RestController
@RequestMapping("/user-entity/key")
@Access(Access.Kind.STORAGE)
class EntityKeyController {

    record NewKey(
            @Required String type,
            @Required String encryptedKey,
            @Required String header) {}

    private final EntityKeyQueries keys;

    EntityKeyController(EntityKeyQueries keys) {
        this.keys = keys;
    }

    /** The same key again is fine; another one is refused, whereupon clients read and adopt the first. */
    @PostMapping
    void store(Caller caller, @RequestBody NewKey key) {
        var type = EntityType.of(key.type()).label();
        if (!keys.insert(caller.userId(), type, key.encryptedKey(), key.header())
                && !keys.holds(caller.userId(), type, key.encryptedKey(), key.header())) {
            throw ApiError.alreadyExists("Key already exists");
        }
    }

    @GetMapping
    EntityKey get(Caller caller, @RequestParam(defaultValue = "") String type) {
        if (type.isEmpty()) {
            throw ApiError.badRequest();
        }
        return keys.find(caller.userId(), type).orElseThrow(ApiError::notFound);
    }
}

package museum.entity;

import java.util.List;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entities of a user, by type. Protocol 06 §3.5–3.8. */
@RestController
@RequestMapping("/user-entity/entity")
@Access(Access.Kind.STORAGE)
class UserEntityController {

    record NewEntity(
            @Required String type,
            @Required String encryptedData,
            @Required String header,
            @Nullable String id) {}

    record ChangedEntity(
            @Required String id,
            @Required String type,
            @Required String encryptedData,
            @Required String header) {}

    record Diff(List<EntityData> diff) {}

    private final UserEntities entities;
    private final EntityQueries queries;

    UserEntityController(UserEntities entities, EntityQueries queries) {
        this.entities = entities;
        this.queries = queries;
    }

    @PostMapping
    EntityData add(Caller caller, @RequestBody NewEntity entity) {
        var type = EntityType.of(entity.type());
        return entities.add(caller.userId(), type, entity.id(), entity.encryptedData(), entity.header());
    }

    @PutMapping
    EntityData change(Caller caller, @RequestBody ChangedEntity entity) {
        return entities.change(caller.userId(), entity.id(), entity.encryptedData(), entity.header());
    }

    @DeleteMapping
    void delete(Caller caller, @RequestParam(defaultValue = "") String id) {
        entities.delete(caller.userId(), id);
    }

    @GetMapping("/diff")
    Diff diff(
            Caller caller,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit) {
        if (type.isEmpty()) {
            throw ApiError.badRequest();
        }
        return new Diff(queries.page(caller.userId(), type, DiffRange.of(sinceTime, limit)));
    }
}

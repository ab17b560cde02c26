package museum.customdomain;

import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settings of a user and the flags that apps ask for before everything else. Protocol 01 §3.10. */
@RestController
@RequestMapping("/remote-store")
@Access(Access.Kind.USER)
class RemoteStoreController {

    record Update(@Required String key, @Nullable String value) {}

    private final RemoteStoreQueries store;
    private final CustomDomains domains;
    private final FeatureFlags flags;

    RemoteStoreController(RemoteStoreQueries store, CustomDomains domains, FeatureFlags flags) {
        this.store = store;
        this.domains = domains;
        this.flags = flags;
    }

    @PostMapping("/update")
    void update(Caller caller, @RequestBody Update update) {
        if (update.value() == null) {
            throw ApiError.badRequest();
        }
        var key = known(update.key());
        if (key.isFlag() && !update.value().equals("true") && !update.value().equals("false")) {
            throw ApiError.badRequest("value " + update.value() + " is not allowed");
        }
        if (!key.isFlag()) {
            CustomDomains.validate(update.value());
        }
        if (!key.isUserEditable()) {
            throw ApiError.badRequest("key " + key.label() + " is not user editable");
        }
        if (key == StoreKey.CUSTOM_DOMAIN) {
            domains.set(caller.userId(), update.value());
        } else {
            store.put(caller.userId(), key, update.value());
        }
    }

    @DeleteMapping("/{key}")
    void remove(Caller caller, @PathVariable String key) {
        if (!known(key).isRemovable()) {
            throw ApiError.badRequest("key " + key + " is not removable");
        }
        domains.remove(caller.userId());
    }

    @GetMapping
    Map<String, String> get(
            Caller caller,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable String defaultValue) {
        if (key.isEmpty()) {
            throw ApiError.badRequest();
        }
        var value = store.find(caller.userId(), key)
                .map(stored -> key.equals(StoreKey.CUSTOM_DOMAIN.label()) ? CustomDomains.resolved(stored) : stored)
                .orElse(defaultValue);
        if (value == null) {
            throw ApiError.notFound();
        }
        return Map.of("value", value);
    }

    @GetMapping("/feature-flags")
    FeatureFlags.Flags featureFlags(Caller caller) {
        return flags.of(caller.userId());
    }

    private static StoreKey known(String key) {
        return StoreKey.of(key).orElseThrow(() -> ApiError.badRequest("key " + key + " is not allowed"));
    }
}

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
    private final UpdateSetting setting;

    RemoteStoreController(RemoteStoreQueries store, CustomDomains domains, FeatureFlags flags, UpdateSetting setting) {
        this.store = store;
        this.domains = domains;
        this.flags = flags;
        this.setting = setting;
    }

    @PostMapping("/update")
    void update(Caller caller, @RequestBody Update update) {
        if (update.value() == null) {
            throw ApiError.badRequest();
        }
        setting.byUser(caller.userId(), update.key(), update.value());
    }

    @DeleteMapping("/{key}")
    void remove(Caller caller, @PathVariable String key) {
        if (!StoreKey.of(key).isRemovable()) {
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
}

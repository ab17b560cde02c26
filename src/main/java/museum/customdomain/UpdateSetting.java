package museum.customdomain;

import museum.account.Users;
import museum.web.ApiError;
import org.springframework.stereotype.Service;

/** Changes a setting of a user. Protocol 01 §3.10, 10 §19.15. */
@Service
public class UpdateSetting {

    private final RemoteStoreQueries store;
    private final CustomDomains domains;
    private final Users users;

    UpdateSetting(RemoteStoreQueries store, CustomDomains domains, Users users) {
        this.store = store;
        this.domains = domains;
        this.users = users;
    }

    void byUser(long userId, String label, String value) {
        var key = checked(label, value);
        if (!key.isUserEditable()) {
            throw ApiError.badRequest("key " + label + " is not user editable");
        }
        put(userId, key, value);
    }

    /** An empty domain takes it away; 404 for a user who never was. */
    public void byAdministrator(long userId, String label, String value) {
        var key = checked(label, value);
        if (!key.isAdminEditable()) {
            throw ApiError.badRequest("key " + label + " is not admin editable");
        }
        if (!users.isKnown(userId)) {
            throw ApiError.notFound();
        }
        put(userId, key, value);
    }

    private static StoreKey checked(String label, String value) {
        var key = StoreKey.of(label);
        if (!key.isFlag()) {
            CustomDomains.validate(value);
        } else if (!value.equals("true") && !value.equals("false")) {
            throw ApiError.badRequest("value " + value + " is not allowed");
        }
        return key;
    }

    private void put(long userId, StoreKey key, String value) {
        if (key == StoreKey.CUSTOM_DOMAIN) {
            domains.set(userId, value);
        } else {
            store.put(userId, key, value);
        }
    }
}

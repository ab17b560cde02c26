package museum.account;

import museum.web.ApiError;
import org.springframework.stereotype.Service;

/** Switches the code by mail on and off that stands in for the password's proof. Protocol 01 §3.7. */
@Service
public class SwitchEmailMfa {

    private final UserQueries users;
    private final SrpQueries logins;

    SwitchEmailMfa(UserQueries users, SrpQueries logins) {
        this.users = users;
        this.logins = logins;
    }

    /** 409 for switching it off where there is no other way to log in. */
    public void set(long userId, boolean enabled) {
        if (!enabled && !logins.hasLogin(userId)) {
            throw ApiError.conflict("SRP setup incomplete");
        }
        users.setEmailMfa(userId, enabled);
    }
}

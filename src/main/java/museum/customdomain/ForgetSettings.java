package museum.customdomain;

import museum.account.AccountEnding;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When the data of an account are removed, its settings go; its domain is free for others. Protocol 01 §7.7. */
@Component
class ForgetSettings {

    private final RemoteStoreQueries settings;

    ForgetSettings(RemoteStoreQueries settings) {
        this.settings = settings;
    }

    @EventListener
    void accountEnding(AccountEnding event) {
        if (event.step() == AccountEnding.Step.ROWS) {
            settings.removeAll(event.userId());
        }
    }
}

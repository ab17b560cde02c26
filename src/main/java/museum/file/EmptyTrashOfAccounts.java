package museum.file;

import museum.account.AccountEnding;
import museum.database.Time;
import museum.web.App;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When the data of an account are removed, its trash is emptied, so that the objects go to their deletion. Protocol 01 §7.7, 03 §14.10. */
@Component
class EmptyTrashOfAccounts {

    private final EmptyTrash emptyTrash;
    private final Time time;

    EmptyTrashOfAccounts(EmptyTrash emptyTrash, Time time) {
        this.emptyTrash = emptyTrash;
        this.time = time;
    }

    @EventListener
    void accountEnding(AccountEnding event) {
        if (event.step() == AccountEnding.Step.TRASH) {
            emptyTrash.soon(event.userId(), App.PHOTOS, time.now());
            emptyTrash.soon(event.userId(), App.LOCKER, time.now());
        }
    }
}

package museum.account;

import java.time.Duration;
import museum.account.CleanUpQueries.Due;
import museum.account.CleanUpQueries.Stage;
import museum.database.TaskLock;
import museum.database.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the data of deleted accounts, stage by stage, so that what a stage queues is done before the next one looks. Protocol 01 §7.7. */
@Service
class CleanUpDeletedAccounts {

    private static final Logger log = LoggerFactory.getLogger(CleanUpDeletedAccounts.class);

    private static final int AT_ONCE = 100;
    private static final int ENOUGH_ATTEMPTS = 10;
    private static final long PAUSE = Duration.ofHours(1).toNanos() / 1000;
    private static final Duration LEASE = Duration.ofHours(1);

    private final CleanUpQueries cleanUp;
    private final UserQueries users;
    private final ApplicationEventPublisher events;
    private final TaskLock locks;
    private final TransactionTemplate transaction;
    private final Time time;

    CleanUpDeletedAccounts(
            CleanUpQueries cleanUp,
            UserQueries users,
            ApplicationEventPublisher events,
            TaskLock locks,
            TransactionTemplate transaction,
            Time time) {
        this.cleanUp = cleanUp;
        this.users = users;
        this.events = events;
        this.locks = locks;
        this.transaction = transaction;
        this.time = time;
    }

    /** Goes on with every account that is due. One that fails does not keep the others, and is tried again later. */
    void run() {
        for (var due : cleanUp.due(time.now(), AT_ONCE)) {
            locks.acquire("delete_user_data-" + due.userId(), LEASE).ifPresent(lease -> {
                try (lease) {
                    transaction.executeWithoutResult(
                            status -> cleanUp.lock(due.userId(), time.now()).forEach(this::goOn));
                } catch (RuntimeException failure) {
                    log.error(
                            "The data of the deleted account {} are not removed yet; that is tried again",
                            due.userId(),
                            failure);
                    cleanUp.tryAgain(due.userId(), time.now());
                }
            });
        }
    }

    private void goOn(Due due) {
        long userId = due.userId();
        switch (due.at()) {
            case SCHEDULED -> begin(userId);
            case COLLECTION -> {
                events.publishEvent(new AccountEnding(userId, AccountEnding.Step.ALBUMS));
                cleanUp.goOn(userId, Stage.TRASH, time.now() + PAUSE);
            }
            case TRASH -> {
                events.publishEvent(new AccountEnding(userId, AccountEnding.Step.TRASH));
                cleanUp.goOn(userId, Stage.STORAGE, time.now() + PAUSE);
            }
            case STORAGE -> finish(userId, due.attempts());
            case COMPLETED -> {}
        }
    }

    private void begin(long userId) {
        if (users.isDeleted(userId)) {
            cleanUp.goOn(userId, Stage.COLLECTION, time.now());
        } else {
            cleanUp.drop(userId);
        }
    }

    private void finish(long userId, int attempts) {
        if (!cleanUp.storesNothing(userId)) {
            if (cleanUp.hasTrash(userId)) {
                events.publishEvent(new AccountEnding(userId, AccountEnding.Step.TRASH));
                cleanUp.tryAgain(userId, time.now());
                return;
            }
            if (attempts < ENOUGH_ATTEMPTS) {
                cleanUp.tryAgain(userId, time.now());
                return;
            }
        }
        events.publishEvent(new AccountEnding(userId, AccountEnding.Step.ROWS));
        cleanUp.deleteRows(userId);
        cleanUp.goOn(userId, Stage.COMPLETED, time.now());
    }
}

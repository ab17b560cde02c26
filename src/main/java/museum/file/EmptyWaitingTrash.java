package museum.file;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import museum.database.Queue;
import museum.web.App;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fulfils wishes to empty the trash that were not fulfilled at once: the server ended half-way, or an account ends. Protocol 03 §14.5. */
@Component
class EmptyWaitingTrash {

    private static final Logger log = LoggerFactory.getLogger(EmptyWaitingTrash.class);

    private static final int BATCH = 100;

    private final Queue queue;
    private final EmptyTrash emptyTrash;
    private final TransactionTemplate transaction;

    EmptyWaitingTrash(Queue queue, EmptyTrash emptyTrash, TransactionTemplate transaction) {
        this.queue = queue;
        this.emptyTrash = emptyTrash;
        this.transaction = transaction;
    }

    void run(BooleanSupplier mayGoOn) {
        for (var app : List.of(App.PHOTOS, App.LOCKER)) {
            var name = new EmptyTrash.Wish(0, app, 0).queue();
            var items = Objects.requireNonNull(transaction.execute(status -> queue.take(name, Duration.ZERO, BATCH)));
            for (var item : items) {
                if (!mayGoOn.getAsBoolean()) {
                    return;
                }
                EmptyTrash.Wish.of(app, item)
                        .ifPresentOrElse(
                                emptyTrash::fulfil,
                                () -> log.warn("nobody understands {} in the queue {}", item, name));
            }
        }
    }
}

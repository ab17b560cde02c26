package museum.file;

import java.util.function.BooleanSupplier;
import museum.database.Time;
import org.springframework.stereotype.Component;

/** Deletes for good what was in the trash for 30 days. Protocol 03 §14.8. */
@Component
class DeleteAgedTrash {

    private static final int BATCH = 2500;

    private final TrashQueries trash;
    private final DeleteForever deleteForever;
    private final Time time;

    DeleteAgedTrash(TrashQueries trash, DeleteForever deleteForever, Time time) {
        this.trash = trash;
        this.deleteForever = deleteForever;
        this.time = time;
    }

    void run(BooleanSupplier mayGoOn) {
        long now = time.now();
        for (var aged = trash.aged(now, BATCH);
                !aged.isEmpty() && mayGoOn.getAsBoolean();
                aged = trash.aged(now, BATCH)) {
            aged.forEach((userId, files) -> deleteForever.delete(userId, files, DeleteForever.Limit.dueBy(now)));
        }
    }
}

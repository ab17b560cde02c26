package museum.file;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Items of a job, several at a time: each of them mostly waits for the store. */
final class ParallelWork {

    private ParallelWork() {}

    /** Does all of them, in no order; those that have not been begun when the job may not go on are left. What the work throws must be of no interest. */
    static <T> void forEach(Collection<T> items, int atOnce, BooleanSupplier mayGoOn, Consumer<T> work) {
        try (var threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            for (var item : items) {
                threads.execute(() -> {
                    if (mayGoOn.getAsBoolean()) {
                        work.accept(item);
                    }
                });
            }
        }
    }
}

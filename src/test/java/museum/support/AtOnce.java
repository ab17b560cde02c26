package museum.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/** Several people do something at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** Starts all together and gives their results when the last one is ready; fails if one fails. */
    public static <T> List<T> each(int people, IntFunction<T> deed) {
        var start = new CountDownLatch(1);
        var running = new ArrayList<CompletableFuture<T>>();
        for (int i = 0; i < people; i++) {
            int person = i;
            running.add(CompletableFuture.supplyAsync(
                    () -> {
                        await(start);
                        return deed.apply(person);
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        start.countDown();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

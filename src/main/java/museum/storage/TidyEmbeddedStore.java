package museum.storage;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day, and soon after each start, throws away what interrupted and forgotten uploads have left in the embedded store. */
@Component
class TidyEmbeddedStore {

    private static final Logger log = LoggerFactory.getLogger(TidyEmbeddedStore.class);

    private final StorageSettings settings;
    private final ObjectProvider<EmbeddedStore> store;
    private final Clock clock;

    TidyEmbeddedStore(StorageSettings settings, ObjectProvider<EmbeddedStore> store, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    /** Needs no lock: the folder is this server's alone, and what is thrown away is older than any upload can be. */
    @Scheduled(initialDelay = 1, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        if (settings.buckets().values().stream().noneMatch(BucketSettings::embedded)) {
            return;
        }
        try {
            store.getObject().tidy(clock.instant());
        } catch (IOException failed) {
            log.warn("The embedded object store could not be tidied: {}", failed.toString());
        }
    }
}

package museum.social;

import java.util.List;
import java.util.concurrent.TimeUnit;
import museum.collection.AlbumLocks;
import museum.collection.ParticipantsLeft.Participation;
import museum.configuration.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties what deleted accounts have said where they did not take part: in albums of their own, or by a link. Museum leaves it readable for ever. Each album
 * is held for itself, after the account is gone; what fails then, or was left by Museum, is found by the daily job.
 */
@Component
class BuryWords {

    private final SocialQueries words;
    private final AlbumLocks albums;
    private final TransactionTemplate ownTransaction;
    private final Configuration configuration;

    BuryWords(
            SocialQueries words,
            AlbumLocks albums,
            PlatformTransactionManager transactions,
            Configuration configuration) {
        this.words = words;
        this.albums = albums;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.configuration = configuration;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void whenDue() {
        if (!configuration.flag("jobs.cron.skip", false)) {
            run();
        }
    }

    void run() {
        words.wordsOfDeletedAccounts().forEach(this::bury);
    }

    void buryAllOf(long userId) {
        words.wordsOf(userId).forEach(this::bury);
    }

    private void bury(Participation participation) {
        ownTransaction.executeWithoutResult(status -> {
            albums.lock(List.of(participation.albumId()));
            words.buryWords(List.of(participation), words.nextStamp(participation.albumId()));
        });
    }
}

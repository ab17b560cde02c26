package museum.account;

import java.util.List;
import museum.web.App;
import museum.web.UserTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Ends tokens for good: in the database, in this node's memory as soon as the transaction commits, and in every other node's a moment later. Museum believes
 * ended tokens for up to a minute. Protocol 01 §3.6, §10.
 */
@Service
public class EndTokens {

    private final TokenQueries tokens;
    private final UserTokens known;

    EndTokens(TokenQueries tokens, UserTokens known) {
        this.tokens = tokens;
        this.known = known;
    }

    /** Ends one token, if it is the user's. */
    @Transactional
    public void one(long userId, String token) {
        announce(userId, tokens.end(userId, token));
    }

    /** Ends all but one, of all apps; all where none is kept. */
    @Transactional
    void allBut(long userId, @Nullable String kept) {
        announce(userId, tokens.endAllBut(userId, kept));
    }

    /** Ends all of some apps. */
    @Transactional
    void of(long userId, App... apps) {
        announce(userId, tokens.endOf(userId, List.of(apps)));
    }

    private void announce(long userId, int ended) {
        if (ended == 0) {
            return;
        }
        tokens.announceEnd(userId);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.forgetAllOf(userId);
            }
        });
    }
}

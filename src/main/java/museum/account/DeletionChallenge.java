package museum.account;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.ScopedTokens;
import museum.web.ScopedTokens.Scope;
import museum.web.SignedClaims;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Makes sure that who deletes an account holds its keys: a stolen token alone destroys nothing. Protocol 01 §3.9. */
@Service
class DeletionChallenge {

    private final ScopedTokens tokens;
    private final SignedClaims claims;
    private final TokenQueries sessions;
    private final Users users;
    private final ObjectProvider<Subscriptions> subscriptions;
    private final Time time;

    DeletionChallenge(
            ScopedTokens tokens,
            SignedClaims claims,
            TokenQueries sessions,
            Users users,
            ObjectProvider<Subscriptions> subscriptions,
            Time time) {
        this.tokens = tokens;
        this.claims = claims;
        this.sessions = sessions;
        this.users = users;
        this.subscriptions = subscriptions;
        this.time = time;
    }

    DeletionController.DeleteChallenge give(long userId) {
        if (users.isDeleted(userId)) {
            throw ApiError.gone();
        }
        var publicKey = users.publicKey(userId).orElseThrow(ApiError::notFound);
        subscriptions.ifAvailable(subscription -> subscription.require(userId));
        var token = tokens.issue(Scope.DELETE_ACCOUNT, userId, null);
        var sealed = SealedBox.seal(token.getBytes(StandardCharsets.US_ASCII), publicKey)
                .orElseThrow(() -> ApiError.unexpected("the public key of user " + userId + " is unusable"));
        return new DeletionController.DeleteChallenge(true, sealed, sessions.apps(userId));
    }

    /** 400 for an old or wrong answer, 403 for one to somebody else's challenge. */
    void check(long userId, @Nullable String answer) {
        var token = Objects.requireNonNullElse(answer, "");
        var ended = claims.read(token)
                .filter(said -> SignedClaims.number(said, "expiryTime") < time.now())
                .isPresent();
        if (ended) {
            throw ApiError.badRequest("token expired");
        }
        var bearer = tokens.read(Scope.DELETE_ACCOUNT, token).orElseThrow(() -> ApiError.badRequest("wrong challenge"));
        if (bearer.userId() != userId) {
            throw ApiError.permissionDenied();
        }
    }
}

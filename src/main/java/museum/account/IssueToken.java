package museum.account;

import java.util.Base64;
import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Client;
import org.springframework.stereotype.Service;

/** The common end of every sign-in: a token of the calling app, sealed so that only the holder of the account's keys can read it. Protocol 01 §7.5. */
@Service
class IssueToken {

    private final TokenQueries tokens;
    private final AccountMail mail;
    private final Ids ids;
    private final Time time;

    IssueToken(TokenQueries tokens, AccountMail mail, Ids ids, Time time) {
        this.tokens = tokens;
        this.mail = mail;
        this.ids = ids;
        this.time = time;
    }

    /** For an account that has keys; without: 404. */
    TwoFactorAuthorizationResponse issue(SignInQueries.Account account, Client client) {
        var keys = account.keys();
        if (keys == null) {
            throw ApiError.notFound();
        }
        var token = ids.token();
        var sealed = SealedBox.seal(Base64.getUrlDecoder().decode(token), keys.publicKey())
                .orElseThrow(() -> ApiError.unexpected("the public key of user " + account.userId() + " is unusable"));
        insert(account, token, client);
        if (!account.emailMfa()) {
            mail.newLogin(account.userId());
        }
        return new TwoFactorAuthorizationResponse(account.userId(), keys, sealed);
    }

    /** For an account that has no keys yet. */
    String issueInClear(SignInQueries.Account account, Client client) {
        var token = ids.token();
        insert(account, token, client);
        return token;
    }

    private void insert(SignInQueries.Account account, String token, Client client) {
        LoginBlock.check(account, client.app());
        tokens.insert(account.userId(), client.app(), token, client.address(), client.userAgent(), time.now());
    }
}

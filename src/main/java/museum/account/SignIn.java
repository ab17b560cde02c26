package museum.account;

import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Client;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows when somebody has proven an address or a password: the second factors, or a token. Protocol 01 §3.1. */
@Service
class SignIn {

    private final SignInQueries accounts;
    private final IssueToken tokens;
    private final PasskeySessions passkeys;
    private final TotpQueries totp;
    private final Ids ids;
    private final Time time;

    SignIn(SignInQueries accounts, IssueToken tokens, PasskeySessions passkeys, TotpQueries totp, Ids ids, Time time) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passkeys = passkeys;
        this.totp = totp;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    AuthorizationResponse signIn(long userId, Client client) {
        var account = accounts.find(userId).orElseThrow(ApiError::notFound);
        if (account.deleted()) {
            throw ApiError.gone();
        }
        if (account.hasPasskeys()) {
            var session = passkeys.open(userId);
            return account.hasTotp()
                    ? AuthorizationResponse.both(userId, session.id(), session.accountsUrl(), openTotp(userId))
                    : AuthorizationResponse.passkey(userId, session.id(), session.accountsUrl());
        }
        if (account.hasTotp()) {
            return AuthorizationResponse.totp(userId, openTotp(userId));
        }
        return account.keys() == null
                ? AuthorizationResponse.withoutKeys(userId, tokens.issueInClear(account, client))
                : AuthorizationResponse.complete(tokens.issue(account, client));
    }

    private String openTotp(long userId) {
        var session = ids.token();
        totp.insertSession(session, userId, time.now());
        return session;
    }

    /** Issues the token after a second factor: 410 if the account was deleted meanwhile, 404 if it has no keys. */
    @Transactional
    TwoFactorAuthorizationResponse complete(long userId, Client client) {
        var account = accounts.find(userId).orElseThrow(ApiError::notFound);
        if (account.deleted()) {
            throw ApiError.gone();
        }
        return tokens.issue(account, client);
    }
}

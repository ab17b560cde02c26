package museum.account;

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
    private final TwoFactorSessions twoFactor;

    SignIn(SignInQueries accounts, IssueToken tokens, PasskeySessions passkeys, TwoFactorSessions twoFactor) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passkeys = passkeys;
        this.twoFactor = twoFactor;
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
                    ? AuthorizationResponse.both(userId, session.id(), session.accountsUrl(), twoFactor.open(userId))
                    : AuthorizationResponse.passkey(userId, session.id(), session.accountsUrl());
        }
        if (account.hasTotp()) {
            return AuthorizationResponse.totp(userId, twoFactor.open(userId));
        }
        return account.keys() == null
                ? AuthorizationResponse.withoutKeys(userId, tokens.issueInClear(userId, client))
                : AuthorizationResponse.complete(tokens.issue(account, client));
    }
}

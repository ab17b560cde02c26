package museum.account;

import static museum.web.Access.Kind.USER;

import museum.configuration.Configuration;
import museum.web.Access;
import museum.web.Caller;
import museum.web.ScopedTokens;
import museum.web.ScopedTokens.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens with which a user goes on in one of the companion sites. Protocol 01 §3.6. */
@RestController
@RequestMapping("/users")
@Access(USER)
class ScopedTokenController {

    record PaymentToken(String paymentToken) {}

    record FamiliesToken(String familiesToken, String familyUrl) {}

    record AccountsToken(String accountsToken, String accountsUrl) {}

    private final ScopedTokens tokens;
    private final RelyingParties parties;
    private final String familyUrl;

    ScopedTokenController(ScopedTokens tokens, RelyingParties parties, Configuration configuration) {
        this.tokens = tokens;
        this.parties = parties;
        this.familyUrl = configuration.text("apps.family", "https://family.ente.io");
    }

    @GetMapping("/payment-token")
    PaymentToken forPayment(Caller caller) {
        return new PaymentToken(tokens.issue(Scope.PAYMENT, caller.userId(), null));
    }

    @GetMapping("/families-token")
    FamiliesToken forFamilies(Caller caller) {
        return new FamiliesToken(tokens.issue(Scope.FAMILIES, caller.userId(), null), familyUrl);
    }

    @GetMapping("/accounts-token")
    AccountsToken forAccounts(Caller caller) {
        return new AccountsToken(
                tokens.issue(Scope.ACCOUNTS, caller.userId(), null),
                parties.forManaging(caller.userId()).accountsUrl());
    }
}

package museum.account;

import museum.configuration.Configuration;
import museum.web.ApiError;
import museum.web.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Signs up or in by a one-time code. Protocol 01 §3.1. */
@Service
class VerifyEmailAddress {

    private final UseCode codes;
    private final UserQueries users;
    private final EncryptionAtRest encryption;
    private final OpenAccount openAccount;
    private final SignIn signIn;
    private final boolean registrationIsClosed;

    VerifyEmailAddress(
            UseCode codes,
            UserQueries users,
            EncryptionAtRest encryption,
            OpenAccount openAccount,
            SignIn signIn,
            Configuration configuration) {
        this.codes = codes;
        this.users = users;
        this.encryption = encryption;
        this.openAccount = openAccount;
        this.signIn = signIn;
        this.registrationIsClosed = configuration.flag("internal.disable-registration", false);
    }

    AuthorizationResponse verify(
            @Nullable String email, @Nullable String code, @Nullable String source, Client client) {
        var address = EmailAddress.normalise(email);
        var hash = encryption.hash(address);
        codes.use(hash, client.app(), code);
        var known = users.findByHash(hash);
        if (known.isEmpty() && registrationIsClosed) {
            throw ApiError.permissionDenied();
        }
        var userId = known.isPresent() ? known.getAsLong() : openAccount.open(address, hash, source);
        return signIn.signIn(userId, client);
    }
}

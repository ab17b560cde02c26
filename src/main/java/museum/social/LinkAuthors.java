package museum.social;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import museum.link.LinkGuest;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.Credentials;
import museum.web.UserTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who speaks through a link: somebody with an account, or a guest under a name. Protocol 05 §5.3. */
@Component
class LinkAuthors {

    /** What the apps send with a request to prove a guest's name. */
    record Proof(@Nullable String anonUserID, @Nullable String anonToken) {}

    private static final String SCHEME = "bearer ";

    private final Names names;
    private final UserTokens users;

    LinkAuthors(Names names, UserTokens users) {
        this.names = names;
        this.users = users;
    }

    /** The name that let the guest in wins over an account, and that over a name stated in the request; 401 {@code {}} without any. */
    Author of(LinkGuest guest, HttpServletRequest request, Client client, Proof proof) {
        return guest.anonUserId()
                .map(Author::visitor)
                .or(() -> account(request, client))
                .orElseGet(() -> stated(guest, request, proof));
    }

    /** As {@link #of}, but an account wins over everything, so that owners can take away what guests said. */
    Author accountFirst(LinkGuest guest, HttpServletRequest request, Client client, Proof proof) {
        return account(request, client).orElseGet(() -> of(guest, request, client, proof));
    }

    private Optional<Author> account(HttpServletRequest request, Client client) {
        return Credentials.USER.in(request).map(token -> {
            try {
                return Author.account(users.userOf(token, client.app(), client));
            } catch (ApiError refused) {
                throw ApiError.unauthorized();
            }
        });
    }

    private Author stated(LinkGuest guest, HttpServletRequest request, Proof proof) {
        return names.prove(
                first(request.getHeader("X-Anon-User-ID"), proof.anonUserID()),
                first(bearer(request.getHeader("Authorization")), proof.anonToken())
                        .strip(),
                guest.albumId());
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }

    private static String first(@Nullable String header, @Nullable String body) {
        if (header != null && !header.isEmpty()) {
            return header;
        }
        return body == null ? "" : body;
    }
}

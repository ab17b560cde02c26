package museum.social;

import com.fasterxml.jackson.annotation.JsonProperty;
import museum.database.Ids;
import museum.database.Time;
import museum.link.LinkNames;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives names to guests of album links, and recognises them. A name belongs to an album, whatever becomes of the link. Protocol 05 §5.3–5.4. */
@Service
class Names implements LinkNames {

    /** A new name and its proof; {@code expiresAt} in microseconds. */
    record Identity(@JsonProperty("anonUserID") String anonUserId, String token, long expiresAt) {}

    private final NameQueries names;
    private final NameTokens tokens;
    private final Gathering gathering;
    private final Ids ids;

    Names(NameQueries names, NameTokens tokens, Gathering gathering, Ids ids) {
        this.names = names;
        this.tokens = tokens;
        this.gathering = gathering;
        this.ids = ids;
    }

    @Transactional
    Identity take(long album, String cipher, String nonce) {
        WordForm.name(cipher, nonce);
        var id = ids.nano("anon");
        names.insert(id, album, cipher, nonce, gathering.enteredByAnyone(album));
        var issued = tokens.issue(id);
        return new Identity(id, issued.token(), Time.microseconds(issued.expiresAt()));
    }

    @Override
    public String require(String token, long albumId) {
        var name = tokens.read(token).orElseThrow(() -> ApiError.refusal(401, "authentication required"));
        long album = names.albumOf(name).orElseThrow(() -> ApiError.refusal(401, "authentication required"));
        if (album != albumId) {
            throw ApiError.refusal(403, "insufficient permissions to perform this action");
        }
        return name;
    }

    /**
     * A guest who states a name and a token that proves it: 401 {@code {}} without a valid proof (a token that is none, has expired, or whose name is gone),
     * 400 if it proves another name, 403 if the name was taken in another album.
     */
    Author prove(String anonUserId, String token, long albumId) {
        if (anonUserId.isEmpty() || token.isEmpty()) {
            throw ApiError.unauthorized();
        }
        if (!tokens.read(token).orElseThrow(ApiError::unauthorized).equals(anonUserId)) {
            throw ApiError.badRequest();
        }
        if (names.albumOf(anonUserId).orElseThrow(ApiError::unauthorized) != albumId) {
            throw ApiError.permissionDenied();
        }
        return Author.visitor(anonUserId);
    }
}

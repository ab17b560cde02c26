package museum.link;

import java.util.Optional;
import museum.collection.Album;
import museum.collection.LinkToJoin;
import museum.collection.Role;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.stereotype.Component;

/** Tells whether a link lets people with an account join its album. Protocol 04 §6.5. */
@Component
class JoinByLink implements LinkToJoin {

    private final AlbumLinkQueries links;
    private final LinkPasswords passwords;
    private final Time time;

    JoinByLink(AlbumLinkQueries links, LinkPasswords passwords, Time time) {
        this.links = links;
        this.passwords = passwords;
        this.time = time;
    }

    @Override
    public Role admit(Album album, Optional<String> accessToken, Optional<String> passwordToken) {
        var link = links.active(album.id()).orElseThrow(ApiError::notFound);
        boolean isExpired = link.validTill() > 0 && link.validTill() < time.now();
        if (isExpired || !link.enableDownload() || !link.enableJoin()) {
            throw ApiError.badRequest();
        }
        if (!accessToken.equals(Optional.of(link.accessToken()))) {
            throw ApiError.permissionDenied();
        }
        if (link.hasPassword()
                && passwordToken
                        .filter(proof -> passwords.isProof(proof, String.valueOf(link.pwHash())))
                        .isEmpty()) {
            throw ApiError.unauthorized();
        }
        return link.enableCollect() ? Role.COLLABORATOR : Role.VIEWER;
    }
}

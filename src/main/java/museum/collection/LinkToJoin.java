package museum.collection;

import java.util.Optional;

/** The link of an album as an invitation; implemented by the module that owns the links. Protocol 02 §7.8. */
public interface LinkToJoin {

    /**
     * Passes when the album has an active link that lets people join and the proof is right; throws the refusal otherwise (404, 400, 403, 401, in the
     * order of the protocol). The owner's plan is not looked at.
     *
     * @param accessToken the link's token as the caller sent it
     * @param passwordToken the JWT that proves the link's password
     * @return the role that the link gives: {@link Role#COLLABORATOR} where it lets people add files, else {@link Role#VIEWER}
     */
    Role admit(Album album, Optional<String> accessToken, Optional<String> passwordToken);
}

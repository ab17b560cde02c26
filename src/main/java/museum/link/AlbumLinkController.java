package museum.link;

import java.util.Map;
import museum.collection.LinkAddresses;
import museum.collection.PublicURL;
import museum.web.Access;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The owner's side of album links. Protocol 04 §6. */
@RestController
@RequestMapping("/collections/share-url")
@Access(Access.Kind.STORAGE)
class AlbumLinkController {

    record NewLink(
            @Required long collectionID,
            boolean enableCollect,
            boolean enableComment,
            @Nullable Boolean enableJoin,
            long validTill,
            int deviceLimit) {}

    record Change(
            @Required long collectionID,
            @Nullable Long validTill,
            @Nullable Long deviceLimit,
            @Nullable String passHash,
            @Nullable String nonce,
            @Nullable Long memLimit,
            @Nullable Long opsLimit,
            @Nullable Boolean enableDownload,
            @Nullable Boolean enableCollect,
            @Nullable Boolean enableComment,
            @Nullable Boolean disablePassword,
            @Nullable Boolean enableJoin,
            @Nullable String minRole) {

        LinkSettings settings() {
            return new LinkSettings(
                    validTill,
                    deviceLimit,
                    passHash,
                    nonce,
                    memLimit,
                    opsLimit,
                    enableDownload,
                    enableCollect,
                    enableComment,
                    disablePassword,
                    enableJoin,
                    minRole);
        }
    }

    private final ShareAlbum share;
    private final LinkAddresses addresses;

    AlbumLinkController(ShareAlbum share, LinkAddresses addresses) {
        this.share = share;
        this.addresses = addresses;
    }

    @PostMapping
    Map<String, PublicURL> create(Caller caller, @RequestBody NewLink link) {
        return result(caller, share.create(caller, link));
    }

    @PutMapping
    Map<String, PublicURL> change(Caller caller, @RequestBody Change change) {
        return result(caller, share.change(caller, change.collectionID(), change.settings()));
    }

    @DeleteMapping("/{collectionID}")
    void remove(Caller caller, @PathVariable long collectionID) {
        share.remove(caller, collectionID);
    }

    private Map<String, PublicURL> result(Caller caller, AlbumLink link) {
        return Map.of("result", link.shown(addresses.of(caller.app(), link.accessToken())));
    }
}

package museum.collection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import museum.web.Access;
import museum.web.Access.Kind;
import museum.web.Caller;
import museum.web.Credentials;
import museum.web.LenientNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who takes part in collections. Protocol 02 §7.5–7.8, §7.20. */
@RestController
@RequestMapping("/collections")
@Access(Kind.STORAGE)
class ShareController {

    private final ShareCollection share;
    private final LeaveCollection leave;
    private final DescribeCollections describe;
    private final Albums albums;

    ShareController(ShareCollection share, LeaveCollection leave, DescribeCollections describe, Albums albums) {
        this.share = share;
        this.leave = leave;
        this.describe = describe;
        this.albums = albums;
    }

    record Sharees(List<CollectionUser> sharees) {}

    @PostMapping("/share")
    Sharees share(Caller caller, @RequestBody ShareCollection.ShareRequest request) {
        share.share(caller.userId(), request);
        return new Sharees(describe.sharees(request.collectionID()));
    }

    @PostMapping("/unshare")
    Sharees unshare(Caller caller, @RequestBody LeaveCollection.UnshareRequest request) {
        leave.unshare(caller.userId(), request);
        return new Sharees(describe.sharees(request.collectionID()));
    }

    @PostMapping("/leave/{collectionID}")
    void leave(Caller caller, @PathVariable long collectionID) {
        leave.leave(caller.userId(), collectionID);
    }

    @PostMapping("/join-link")
    Map<String, Object> join(Caller caller, HttpServletRequest http, @RequestBody ShareCollection.JoinRequest request) {
        share.join(caller.userId(), request, Credentials.LINK.in(http), Credentials.LINK_PASSWORD.in(http));
        return Map.of();
    }

    @GetMapping("/sharees")
    Sharees sharees(Caller caller, @RequestParam(required = false) @Nullable String collectionID) {
        var album =
                albums.access(caller.userId(), LenientNumber.of(collectionID)).album();
        return new Sharees(describe.sharees(album.id()));
    }
}

package museum.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The owner's side of links to single files. Protocol 04 §8. */
@RestController
@RequestMapping("/files")
@Access(Access.Kind.STORAGE)
class FileLinkController {

    record NewLink(
            @Required long fileID,
            @Required String app,
            @Nullable String encryptedFileKey,
            @Nullable String encryptedFileKeyNonce,
            @Nullable String kdfNonce,
            @Nullable Long kdfMemLimit,
            @Nullable Long kdfOpsLimit,
            @Nullable String encryptedShareKey) {}

    record Change(
            @Required String linkID,
            @Required long fileID,
            @Nullable Long validTill,
            @Nullable Long deviceLimit,
            @Nullable String passHash,
            @Nullable String nonce,
            @Nullable Long memLimit,
            @Nullable Long opsLimit,
            @Nullable Boolean enableDownload,
            @Nullable Boolean disablePassword) {

        LinkSettings settings() {
            return new LinkSettings(
                    validTill,
                    deviceLimit,
                    passHash,
                    nonce,
                    memLimit,
                    opsLimit,
                    enableDownload,
                    null,
                    null,
                    disablePassword,
                    null,
                    null);
        }
    }

    private static final int MOST_ROWS = 10_000;

    private final ShareFile share;
    private final FileLinkQueries links;
    private final FileLinkAddresses addresses;

    FileLinkController(ShareFile share, FileLinkQueries links, FileLinkAddresses addresses) {
        this.share = share;
        this.links = links;
        this.addresses = addresses;
    }

    @PostMapping("/share-url")
    FileUrl create(Caller caller, @RequestBody NewLink link) {
        return shown(caller, share.create(caller, link));
    }

    @PutMapping("/share-url")
    Map<String, FileUrl> change(Caller caller, @RequestBody Change change) {
        return Map.of("result", shown(caller, share.change(caller, change.fileID(), change.settings())));
    }

    @DeleteMapping("/share-url/{fileID}")
    Map<String, String> remove(Caller caller, @PathVariable long fileID) {
        share.remove(caller, fileID);
        return Map.of();
    }

    @GetMapping({"/share-url", "/share-urls"})
    Map<String, @Nullable List<FileUrl>> list(
            Caller caller, @RequestParam long sinceTime, @RequestParam(defaultValue = "500") long limit) {
        if (limit < 1) {
            throw ApiError.badRequest();
        }
        var urls =
                links.list(caller.userId(), caller.app().label(), sinceTime, (int) Math.min(limit, MOST_ROWS)).stream()
                        .map(link -> shown(caller, link))
                        .toList();
        var answer = new LinkedHashMap<String, @Nullable List<FileUrl>>();
        answer.put("diff", urls.isEmpty() ? null : urls);
        return answer;
    }

    private FileUrl shown(Caller caller, FileLink link) {
        return FileUrl.of(link, addresses.file(caller.app(), link.accessToken()));
    }
}

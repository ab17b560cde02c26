package museum.collection;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import museum.web.Access;
import museum.web.Access.Kind;
import museum.web.Caller;
import museum.web.LenientNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files in collections. Protocol 02 §7.13–7.19. */
@RestController
@RequestMapping("/collections")
@Access(Kind.STORAGE)
class CollectionFileController {

    private final AddFiles add;
    private final RemoveFiles remove;
    private final ReadFile read;
    private final CollectionDiffs diffs;
    private final Albums albums;

    CollectionFileController(AddFiles add, RemoveFiles remove, ReadFile read, CollectionDiffs diffs, Albums albums) {
        this.add = add;
        this.remove = remove;
        this.read = read;
        this.diffs = diffs;
        this.albums = albums;
    }

    record Single(CollectionFile file) {}

    @PostMapping("/add-files")
    void add(Caller caller, @RequestBody AddFiles.AddRequest request) {
        add.add(caller, request);
    }

    @PostMapping("/move-files")
    void move(Caller caller, @RequestBody AddFiles.MoveRequest request) {
        add.move(caller.userId(), request);
    }

    @PostMapping("/v3/remove-files")
    void remove(Caller caller, @RequestBody RemoveFiles.RemoveRequest request) {
        remove.remove(caller.userId(), request);
    }

    @PostMapping("/suggest-delete")
    void suggestDeletion(Caller caller, @RequestBody RemoveFiles.RemoveRequest request) {
        remove.suggestDeletion(caller.userId(), request);
    }

    @GetMapping("/v2/diff")
    void diff(
            Caller caller,
            @RequestParam(required = false) @Nullable String collectionID,
            @RequestParam(required = false) @Nullable String sinceTime,
            HttpServletResponse response)
            throws IOException {
        long album = LenientNumber.of(collectionID);
        long since = LenientNumber.of(sinceTime);
        var page = albums.hasNews(caller.userId(), album, since)
                ? diffs.page(album, since, caller.userId())
                : DiffPage.NOTHING_NEW;
        page.send(response);
    }

    @GetMapping("/file")
    Single file(
            Caller caller,
            @RequestParam(required = false) @Nullable String collectionID,
            @RequestParam(required = false) @Nullable String fileID) {
        return new Single(read.read(caller.userId(), LenientNumber.of(collectionID), LenientNumber.of(fileID)));
    }
}

package museum.social;

import java.util.List;
import museum.collection.Albums;
import museum.web.Access;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said in albums, for participants. Protocol 05 §6.8–6.11. */
@RestController
@Access(Access.Kind.STORAGE)
class SocialController {

    record Profiles(@Nullable List<AnonProfile> profiles) {}

    record Counts(@Nullable List<SocialQueries.Count> counts) {}

    record Updates(@Nullable List<SocialQueries.Latest> updates) {}

    private final SocialDiffs diffs;
    private final SocialQueries words;
    private final NameQueries names;
    private final Albums albums;

    SocialController(SocialDiffs diffs, SocialQueries words, NameQueries names, Albums albums) {
        this.diffs = diffs;
        this.words = words;
        this.names = names;
        this.albums = albums;
    }

    /** Comments and reactions side by side. */
    @GetMapping("/social/diff")
    SocialDiffs.Diff diff(
            Caller caller,
            @RequestParam(required = false) @Nullable String collectionID,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String commentsSinceTime,
            @RequestParam(required = false) @Nullable String reactionsSinceTime,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String fileID) {
        long album = DiffRequest.album(collectionID);
        long since = DiffRequest.since(sinceTime);
        var comments = DiffRequest.number(commentsSinceTime);
        var reactions = DiffRequest.number(reactionsSinceTime);
        var file = DiffRequest.number(fileID);
        int rows = DiffRequest.limit(limit);
        albums.access(caller.userId(), album);
        return diffs.of(album, file, comments == null ? since : comments, reactions == null ? since : reactions, rows);
    }

    /** The names of visitors; null where there are none. */
    @GetMapping("/social/anon-profiles")
    Profiles profiles(Caller caller, @RequestParam(required = false) @Nullable String collectionID) {
        long album = DiffRequest.album(collectionID);
        albums.access(caller.userId(), album);
        return new Profiles(orNull(names.of(album)));
    }

    /** Null for somebody without albums. */
    @GetMapping("/comments-reactions/counts")
    Counts counts(Caller caller) {
        return new Counts(orNull(words.counts(caller.userId())));
    }

    /** Null where nothing was ever said. */
    @GetMapping("/comments-reactions/updated-at")
    Updates updates(Caller caller) {
        return new Updates(orNull(words.latest(caller.userId(), caller.app())));
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}

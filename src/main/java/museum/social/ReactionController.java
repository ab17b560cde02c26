package museum.social;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import museum.collection.Albums;
import museum.web.Access;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reactions of participants. Protocol 05 §6.5–6.7. */
@RestController
@RequestMapping("/reactions")
@Access(Access.Kind.STORAGE)
class ReactionController {

    record NewReaction(
            @Nullable String id,
            @Required @JsonProperty("collectionID") long collectionId,
            @JsonProperty("fileID") @Nullable Long fileId,
            @JsonProperty("commentID") @Nullable String commentId,
            @Required String cipher,
            @Required String nonce) {}

    record Given(String id) {}

    record Diff(List<Reaction> reactions, boolean hasMore) {}

    private final GiveReactions give;
    private final ReactionQueries reactions;
    private final Albums albums;

    ReactionController(GiveReactions give, ReactionQueries reactions, Albums albums) {
        this.give = give;
        this.reactions = reactions;
        this.albums = albums;
    }

    @GetMapping("/diff")
    Diff diff(
            Caller caller,
            @RequestParam(required = false) @Nullable String collectionID,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String fileID,
            @RequestParam(required = false) @Nullable String commentID) {
        long album = DiffRequest.album(collectionID);
        var file = DiffRequest.number(fileID);
        var comment = DiffRequest.text(commentID);
        long since = DiffRequest.since(sinceTime);
        int rows = DiffRequest.limit(limit);
        albums.access(caller.userId(), album);
        var page = Page.of(since, rows, (after, most) -> reactions.after(after, most, album, file, comment));
        return new Diff(page.rows(), page.hasMore());
    }

    @PutMapping
    Given give(Caller caller, @RequestBody NewReaction reaction) {
        WordForm.reaction(reaction.cipher());
        var draft = new GiveReactions.Draft(
                reaction.id(),
                reaction.collectionId(),
                false,
                reaction.fileId(),
                reaction.commentId(),
                reaction.cipher(),
                reaction.nonce());
        return new Given(give.give(Author.account(caller.userId()), draft));
    }

    @DeleteMapping("/{id}")
    Map<String, Object> takeBack(Caller caller, @PathVariable String id) {
        give.takeBack(Author.account(caller.userId()), id, null);
        return Map.of();
    }
}

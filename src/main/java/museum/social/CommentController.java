package museum.social;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import museum.collection.Albums;
import museum.web.Access;
import museum.web.Caller;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments of participants. Protocol 05 §6.1–6.4. */
@RestController
@RequestMapping("/comments")
@Access(Access.Kind.STORAGE)
class CommentController {

    record NewComment(
            @Nullable String id,
            @Required @JsonProperty("collectionID") long collectionId,
            @JsonProperty("fileID") @Nullable Long fileId,
            @JsonProperty("parentCommentID") @Nullable String parentCommentId,
            @Required String cipher,
            @Required String nonce) {}

    record ChangedComment(@Required String cipher, @Required String nonce) {}

    record Written(String id) {}

    record Diff(List<Comment> comments, boolean hasMore) {}

    private final WriteComments write;
    private final CommentQueries comments;
    private final Albums albums;

    CommentController(WriteComments write, CommentQueries comments, Albums albums) {
        this.write = write;
        this.comments = comments;
        this.albums = albums;
    }

    @GetMapping("/diff")
    Diff diff(
            Caller caller,
            @RequestParam(required = false) @Nullable String collectionID,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String fileID) {
        long album = DiffRequest.album(collectionID);
        var file = DiffRequest.number(fileID);
        long since = DiffRequest.since(sinceTime);
        int rows = DiffRequest.limit(limit);
        albums.access(caller.userId(), album);
        var page = Page.of(since, rows, (after, most) -> comments.after(after, most, album, file));
        return new Diff(page.rows(), page.hasMore());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Written add(Caller caller, @RequestBody NewComment comment) {
        WordForm.comment(comment.cipher());
        var draft = new WriteComments.Draft(
                comment.id(),
                comment.collectionId(),
                false,
                comment.fileId(),
                comment.parentCommentId(),
                comment.cipher(),
                comment.nonce());
        return new Written(write.write(Author.account(caller.userId()), draft));
    }

    @PutMapping("/{id}")
    Map<String, Object> edit(Caller caller, @PathVariable String id, @RequestBody ChangedComment comment) {
        WordForm.comment(comment.cipher());
        write.edit(Author.account(caller.userId()), id, comment.cipher(), comment.nonce(), null);
        return Map.of();
    }

    @DeleteMapping("/{id}")
    Map<String, Object> delete(Caller caller, @PathVariable String id) {
        write.delete(Author.account(caller.userId()), id, null);
        return Map.of();
    }
}

package museum.social;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import museum.link.LinkGuest;
import museum.web.Access;
import museum.web.Client;
import museum.web.RateLimit;
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
import tools.jackson.databind.JsonNode;

/** Comments through album links. Protocol 05 §7. */
@RestController
@RequestMapping("/public-collection/comments")
@Access(Access.Kind.ALBUM_LINK)
class PublicCommentController {

    record NewComment(
            @Nullable String id,
            @JsonProperty("fileID") @Nullable Long fileId,
            @JsonProperty("parentCommentID") @Nullable String parentCommentId,
            @Required String cipher,
            @Required String nonce,
            @Nullable String anonUserID,
            @Nullable String anonToken) {

        LinkAuthors.Proof proof() {
            return new LinkAuthors.Proof(anonUserID, anonToken);
        }
    }

    record ChangedComment(
            @Required String cipher,
            @Required String nonce,
            @Nullable String anonUserID,
            @Nullable String anonToken) {

        LinkAuthors.Proof proof() {
            return new LinkAuthors.Proof(anonUserID, anonToken);
        }
    }

    private final WriteComments write;
    private final CommentQueries comments;
    private final LinkAuthors authors;
    private final ProofBody proofs;

    PublicCommentController(WriteComments write, CommentQueries comments, LinkAuthors authors, ProofBody proofs) {
        this.write = write;
        this.comments = comments;
        this.authors = authors;
        this.proofs = proofs;
    }

    @GetMapping("/diff")
    CommentController.Diff diff(
            LinkGuest guest,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String fileID) {
        PublicSocialController.requireComments(guest);
        var file = DiffRequest.number(fileID);
        var page = Page.of(
                DiffRequest.since(sinceTime),
                DiffRequest.limit(limit),
                (after, most) -> comments.after(after, most, guest.albumId(), file));
        return new CommentController.Diff(page.rows(), page.hasMore());
    }

    @PostMapping
    @RateLimit(200)
    @ResponseStatus(HttpStatus.CREATED)
    CommentController.Written add(
            LinkGuest guest, HttpServletRequest request, Client client, @RequestBody NewComment comment) {
        PublicSocialController.requireComments(guest);
        WordForm.publicComment(comment.cipher());
        var author = authors.of(guest, request, client, comment.proof());
        var draft = new WriteComments.Draft(
                comment.id(),
                guest.albumId(),
                true,
                comment.fileId(),
                comment.parentCommentId(),
                comment.cipher(),
                comment.nonce());
        return new CommentController.Written(write.write(author, draft));
    }

    @PutMapping("/{id}")
    @RateLimit(200)
    Map<String, Object> edit(
            LinkGuest guest,
            HttpServletRequest request,
            Client client,
            @PathVariable String id,
            @RequestBody ChangedComment comment) {
        PublicSocialController.requireComments(guest);
        WordForm.publicComment(comment.cipher());
        var author = authors.of(guest, request, client, comment.proof());
        write.edit(author, id, comment.cipher(), comment.nonce(), guest.albumId());
        return Map.of();
    }

    @DeleteMapping("/{id}")
    @RateLimit(200)
    Map<String, Object> delete(
            LinkGuest guest,
            HttpServletRequest request,
            Client client,
            @PathVariable String id,
            @RequestBody JsonNode body) {
        var proof = proofs.of(body);
        PublicSocialController.requireComments(guest);
        write.delete(authors.accountFirst(guest, request, client, proof), id, guest.albumId());
        return Map.of();
    }
}

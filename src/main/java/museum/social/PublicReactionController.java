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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reactions through album links. Protocol 05 §7. */
@RestController
@RequestMapping("/public-collection/reactions")
@Access(Access.Kind.ALBUM_LINK)
class PublicReactionController {

    record NewReaction(
            @Nullable String id,
            @JsonProperty("fileID") @Nullable Long fileId,
            @JsonProperty("commentID") @Nullable String commentId,
            @Required String cipher,
            @Required String nonce,
            @Nullable String anonUserID,
            @Nullable String anonToken) {

        LinkAuthors.Proof proof() {
            return new LinkAuthors.Proof(anonUserID, anonToken);
        }
    }

    private final GiveReactions give;
    private final ReactionQueries reactions;
    private final LinkAuthors authors;
    private final ProofBody proofs;

    PublicReactionController(GiveReactions give, ReactionQueries reactions, LinkAuthors authors, ProofBody proofs) {
        this.give = give;
        this.reactions = reactions;
        this.authors = authors;
        this.proofs = proofs;
    }

    @GetMapping("/diff")
    ReactionController.Diff diff(
            LinkGuest guest,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String fileID,
            @RequestParam(required = false) @Nullable String commentID) {
        PublicSocialController.requireComments(guest);
        var file = DiffRequest.number(fileID);
        var comment = DiffRequest.text(commentID);
        var page = Page.of(
                DiffRequest.since(sinceTime),
                DiffRequest.limit(limit),
                (after, most) -> reactions.after(after, most, guest.albumId(), file, comment));
        return new ReactionController.Diff(page.rows(), page.hasMore());
    }

    @PostMapping
    @RateLimit(200)
    ReactionController.Given give(
            LinkGuest guest, HttpServletRequest request, Client client, @RequestBody NewReaction reaction) {
        PublicSocialController.requireComments(guest);
        WordForm.reaction(reaction.cipher());
        var author = authors.of(guest, request, client, reaction.proof());
        var draft = new GiveReactions.Draft(
                reaction.id(),
                guest.albumId(),
                true,
                reaction.fileId(),
                reaction.commentId(),
                reaction.cipher(),
                reaction.nonce());
        return new ReactionController.Given(give.give(author, draft));
    }

    @DeleteMapping("/{id}")
    @RateLimit(200)
    Map<String, Object> takeBack(
            LinkGuest guest,
            HttpServletRequest request,
            Client client,
            @PathVariable String id,
            @RequestBody JsonNode body) {
        var proof = proofs.of(body);
        PublicSocialController.requireComments(guest);
        give.takeBack(authors.of(guest, request, client, proof), id, guest.albumId());
        return Map.of();
    }
}

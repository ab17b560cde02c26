package museum.social;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Comments and reactions side by side, a page of each. Protocol 05 §6.8. */
@Service
class SocialDiffs {

    record Diff(List<Comment> comments, List<Reaction> reactions, boolean hasMoreComments, boolean hasMoreReactions) {}

    private final CommentQueries comments;
    private final ReactionQueries reactions;

    SocialDiffs(CommentQueries comments, ReactionQueries reactions) {
        this.comments = comments;
        this.reactions = reactions;
    }

    /** @param limit of each kind */
    Diff of(long album, @Nullable Long file, long commentsSince, long reactionsSince, int limit) {
        var said = Page.of(commentsSince, limit, (after, most) -> comments.after(after, most, album, file));
        var given = Page.of(reactionsSince, limit, (after, most) -> reactions.after(after, most, album, file, null));
        return new Diff(said.rows(), given.rows(), said.hasMore(), given.hasMore());
    }
}

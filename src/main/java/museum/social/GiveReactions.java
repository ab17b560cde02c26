package museum.social;

import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives reactions and takes them back. Everybody has one for each album, photo and comment. Protocol 05 §5–7. */
@Service
class GiveReactions {

    /** A reaction to be given; whoever came {@code byLink} need not take part in the album. */
    record Draft(
            @Nullable String id,
            long album,
            boolean byLink,
            @Nullable Long file,
            @Nullable String comment,
            String cipher,
            String nonce) {}

    private final ReactionQueries reactions;
    private final CommentQueries comments;
    private final Gathering gathering;
    private final WordForm form;

    GiveReactions(ReactionQueries reactions, CommentQueries comments, Gathering gathering, WordForm form) {
        this.reactions = reactions;
        this.comments = comments;
        this.gathering = gathering;
        this.form = form;
    }

    /** Returns the id of the reaction: that of an earlier one to the same target, if there was one, even if it was taken back. */
    @Transactional
    String give(Author author, Draft draft) {
        var id = form.id("rct", draft.id());
        long stamp = draft.byLink()
                ? gathering.enteredByAnyone(draft.album())
                : gathering.joinedBy(author.userId(), draft.album());
        if (draft.comment() != null) {
            comments.find(draft.comment()).orElseThrow(ApiError::notFound).mustTake(draft.album(), draft.file());
        }
        try {
            return reactions.upsert(new Reaction(
                    id,
                    draft.album(),
                    draft.comment() == null ? draft.file() : null,
                    draft.comment(),
                    author.userId(),
                    author.anonUserId(),
                    draft.cipher(),
                    draft.nonce(),
                    false,
                    stamp,
                    stamp));
        } catch (DuplicateKeyException idInUse) {
            throw ApiError.alreadyExists("Reaction already exists");
        }
    }

    /**
     * Takes back the own reaction; twice is fine.
     *
     * @param linkAlbum where the author came by a link, its album: what is elsewhere cannot be taken back by it (Museum does not look)
     */
    @Transactional
    void takeBack(Author author, String id, @Nullable Long linkAlbum) {
        var reaction = reactions.find(id).orElseThrow(ApiError::notFound);
        if (!author.gave(reaction)) {
            throw ApiError.permissionDenied();
        }
        if (linkAlbum != null && linkAlbum != reaction.collectionId()) {
            throw ApiError.notFound();
        }
        long stamp = linkAlbum == null
                ? gathering.joinedBy(author.userId(), reaction.collectionId())
                : gathering.enteredByAnyone(reaction.collectionId());
        reactions.bury(id, stamp);
    }
}

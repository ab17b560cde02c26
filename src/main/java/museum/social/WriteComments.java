package museum.social;

import java.util.Objects;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes, changes and deletes comments. Protocol 05 §5–7. */
@Service
class WriteComments {

    /** A comment to be written; whoever came {@code byLink} need not take part in the album. */
    record Draft(
            @Nullable String id,
            long album,
            boolean byLink,
            @Nullable Long file,
            @Nullable String parent,
            String cipher,
            String nonce) {}

    private final CommentQueries comments;
    private final ReactionQueries reactions;
    private final Gathering gathering;
    private final WordForm form;

    WriteComments(CommentQueries comments, ReactionQueries reactions, Gathering gathering, WordForm form) {
        this.comments = comments;
        this.reactions = reactions;
        this.gathering = gathering;
        this.form = form;
    }

    /** Returns the comment's id. The same comment with the same id again is fine: its answer was lost. */
    @Transactional
    String write(Author author, Draft draft) {
        var id = form.id("cmt", draft.id());
        long stamp = draft.byLink()
                ? gathering.enteredByAnyone(draft.album())
                : gathering.joinedBy(author.userId(), draft.album());
        if (draft.parent() != null) {
            comments.find(draft.parent()).orElseThrow(ApiError::notFound).mustTake(draft.album(), draft.file());
        }
        var comment = new Comment(
                id,
                draft.album(),
                draft.file(),
                draft.parent(),
                author.userId(),
                author.anonUserId(),
                draft.cipher(),
                draft.nonce(),
                false,
                stamp,
                stamp);
        if (!comments.insert(comment)
                && comments.find(id).filter(stored -> isSame(stored, comment)).isEmpty()) {
            throw ApiError.alreadyExists("Comment already exists");
        }
        return id;
    }

    private static boolean isSame(Comment stored, Comment sent) {
        return stored.collectionId() == sent.collectionId()
                && stored.userId() == sent.userId()
                && Objects.equals(stored.anonUserId(), sent.anonUserId())
                && Objects.equals(stored.fileId(), sent.fileId())
                && Objects.equals(stored.parentCommentId(), sent.parentCommentId())
                && Objects.equals(stored.cipher(), sent.cipher())
                && Objects.equals(stored.nonce(), sent.nonce());
    }

    /**
     * Changes the own comment, also where its author takes part no more.
     *
     * @param linkAlbum where the author came by a link, its album: what is elsewhere cannot be changed by it (Museum does not look)
     */
    @Transactional
    void edit(Author author, String id, String cipher, String nonce, @Nullable Long linkAlbum) {
        var comment = comments.find(id).orElseThrow(ApiError::notFound);
        if (!author.wrote(comment)) {
            throw ApiError.permissionDenied();
        }
        long stamp = gathering.enteredByAnyone(comment.collectionId());
        if (isElsewhere(comment, linkAlbum) || !comments.update(id, cipher, nonce, stamp)) {
            throw ApiError.notFound();
        }
    }

    /**
     * Deletes the own comment, or, for owner and administrators, anybody's; the reactions on it go with it, replies stay.
     *
     * @param linkAlbum as in {@link #edit}
     */
    @Transactional
    void delete(Author author, String id, @Nullable Long linkAlbum) {
        var comment = comments.find(id).orElseThrow(ApiError::notFound);
        long stamp = holdForDeletion(author, comment);
        if (isElsewhere(comment, linkAlbum)) {
            throw ApiError.notFound();
        }
        reactions.buryAllOn(id, stamp);
        if (!comments.bury(id, stamp)) {
            throw ApiError.notFound();
        }
    }

    private long holdForDeletion(Author author, Comment comment) {
        if (author.wrote(comment)) {
            return gathering.enteredByAnyone(comment.collectionId());
        }
        if (!author.hasAccount()) {
            throw ApiError.permissionDenied();
        }
        return gathering.moderatedBy(author.userId(), comment.collectionId());
    }

    private static boolean isElsewhere(Comment comment, @Nullable Long linkAlbum) {
        return linkAlbum != null && linkAlbum != comment.collectionId();
    }
}

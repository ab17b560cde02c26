package museum.social;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who says something: somebody with an account, or a visitor of an album link under a name taken there.
 *
 * @param userId -1 for visitors
 * @param anonUserId the visitor's name, null for accounts
 */
record Author(long userId, @Nullable String anonUserId) {

    /** Stands for the account of visitors. */
    static final long NOBODY = -1;

    static Author account(long userId) {
        return new Author(userId, null);
    }

    static Author visitor(String anonUserId) {
        return new Author(NOBODY, anonUserId);
    }

    boolean hasAccount() {
        return userId != NOBODY;
    }

    boolean wrote(Comment comment) {
        return userId == comment.userId() && Objects.equals(anonUserId, comment.anonUserId());
    }

    boolean gave(Reaction reaction) {
        return userId == reaction.userId() && Objects.equals(anonUserId, reaction.anonUserId());
    }
}

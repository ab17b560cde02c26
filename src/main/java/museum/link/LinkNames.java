package museum.link;

/** Knows the names that guests of album links take. Implemented by the module of comments and reactions. Protocol 05 §5.3. */
public interface LinkNames {

    /**
     * The name that a token proves.
     *
     * @throws museum.web.ApiError 401 for a token that is not valid or names nobody, 403 for a name taken in another album, both as {@code {"error"}}
     */
    String require(String token, long albumId);
}

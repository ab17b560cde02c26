package museum.link;

/**
 * Which link a visitor has opened.
 *
 * @param scope {@code collection} or {@code file}
 * @param id of the link, as text
 * @param validTill µs; 0 for ever
 */
record LinkIdentity(String scope, String id, String accessToken, long validTill) {

    static final String COLLECTION = "collection";
    static final String FILE = "file";
}

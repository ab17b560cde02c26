package museum.link;

import museum.web.Admitted;

/**
 * A television that shows an album.
 *
 * @param senderId who sent it there
 */
record CastVisitor(long albumId, long senderId) implements Admitted {

    @Override
    public String limitKey() {
        return "cast:" + albumId;
    }
}

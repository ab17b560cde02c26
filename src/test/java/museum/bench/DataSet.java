package museum.bench;

import java.util.Base64;
import java.util.Random;

/**
 * What is in the database, all of it known by its number: user 0 has the large album and nothing else; every other user has 20 albums, and user 1 an album of 1,000
 * files more. Files are numbered in the order of time, first those of the large album, then those of the album of 1,000, then the others'.
 */
record DataSet(double scale) {

    /** Changes with the content, so that an older one is not taken for it. */
    static final int VERSION = 1;

    static final int ALBUMS = 20;
    static final int SMALL_ALBUM = 1_000;
    static final int PAGE = 2_500;
    static final int ENTITIES = 10_000;
    static final String LINK = "BENCHALBUM";

    private static final long FIRST_ID = 1_580_559_962_386_438L;
    private static final long FIRST_FILE = 10_000_000L;

    /** Microseconds: one file is added every tenth of a second. */
    private static final long BEGIN = 1_700_000_000_000_000L;

    private static final long STEP = 100_000L;

    int users() {
        return Math.max(20, (int) Math.round(1_000 * scale));
    }

    int files() {
        return Math.max(40_000, (int) Math.round(2_000_000 * scale));
    }

    int largeAlbum() {
        return files() / 2;
    }

    long userId(int user) {
        return FIRST_ID + user;
    }

    String email(int user) {
        return "user" + user + "@example.org";
    }

    /** As the app sends it. */
    String token(int user) {
        return bytes(32, "token" + user, true);
    }

    String srpUserId(int user) {
        return "00000000-0000-4000-8000-%012d".formatted(user);
    }

    int largeAlbumNumber() {
        return 0;
    }

    int smallAlbumNumber() {
        return 1;
    }

    /** Of user 1 and those after. */
    int albumNumber(int user, int album) {
        return 2 + (user - 1) * ALBUMS + album;
    }

    int albums() {
        return 2 + (users() - 1) * ALBUMS;
    }

    int ownerOfAlbum(int album) {
        return album < 2 ? album : 1 + (album - 2) / ALBUMS;
    }

    long albumId(int album) {
        return FIRST_ID + album;
    }

    long fileId(int file) {
        return FIRST_FILE + file;
    }

    long fileTime(int file) {
        return BEGIN + file * STEP;
    }

    int albumOfFile(int file) {
        if (file < largeAlbum()) {
            return largeAlbumNumber();
        }
        if (file < largeAlbum() + SMALL_ALBUM) {
            return smallAlbumNumber();
        }
        return 2 + (file - largeAlbum() - SMALL_ALBUM) % (albums() - 2);
    }

    /** The last change of an album that is not empty. */
    long albumTime(int album) {
        if (album == largeAlbumNumber()) {
            return fileTime(largeAlbum() - 1);
        }
        int rest = largeAlbum() + SMALL_ALBUM;
        if (album == smallAlbumNumber()) {
            return fileTime(rest - 1);
        }
        int rounds = (files() - rest - (album - 2) + albums() - 3) / (albums() - 2);
        return fileTime(rest + (album - 2) + (rounds - 1) * (albums() - 2));
    }

    /** A file of somebody with 20 albums. */
    int ordinaryFile(int number) {
        return largeAlbum() + SMALL_ALBUM + number;
    }

    int ordinaryFiles() {
        return files() - largeAlbum() - SMALL_ALBUM;
    }

    String objectKey(int file, boolean thumbnail) {
        var hex = "%08x".formatted(Integer.reverse(file));
        return "%d/%s-bbbb-4%s-8000-%012d"
                .formatted(userId(ownerOfAlbum(albumOfFile(file))), hex, thumbnail ? "111" : "000", file);
    }

    long now() {
        return fileTime(files());
    }

    // --- secrets, the same for every server that is to work on this content --------------------------------------

    String encryptionKey() {
        return bytes(32, "encryption", false);
    }

    String hashKey() {
        return bytes(64, "hash", false);
    }

    String jwtSecret() {
        return bytes(32, "jwt", true);
    }

    private static String bytes(int count, String seed, boolean forUrls) {
        var bytes = new byte[count];
        new Random(seed.hashCode()).nextBytes(bytes);
        return (forUrls ? Base64.getUrlEncoder() : Base64.getEncoder()).encodeToString(bytes);
    }
}

package museum.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the benchmark knows by formula is what it loads. */
class DataSetTest {

    private final DataSet set = new DataSet(0.02);

    @Test
    void anAlbumsTimeIsThatOfItsLastFile() {
        var last = new HashMap<Integer, Long>();
        for (int file = 0; file < set.files(); file++) {
            last.merge(set.albumOfFile(file), set.fileTime(file), Math::max);
        }

        assertThat(last).hasSize(set.albums());
        last.forEach((album, time) -> assertThat(set.albumTime(album)).isEqualTo(time));
    }

    @Test
    void albumsAreAsLargeAsTheirNamesSay() {
        assertThat(filesIn(set.largeAlbumNumber())).isEqualTo(set.largeAlbum());
        assertThat(filesIn(set.smallAlbumNumber())).isEqualTo(DataSet.SMALL_ALBUM);
    }

    @Test
    void everybodyButTheOwnerOfTheLargeAlbumHasTwentyAlbums() {
        for (int user = 2; user < set.users(); user++) {
            int who = user;
            assertThat(IntStream.range(0, set.albums()).filter(album -> set.ownerOfAlbum(album) == who))
                    .hasSize(DataSet.ALBUMS)
                    .startsWith(set.albumNumber(user, 0));
        }
    }

    private long filesIn(int album) {
        return IntStream.range(0, set.files())
                .filter(file -> set.albumOfFile(file) == album)
                .count();
    }
}

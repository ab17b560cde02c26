package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.UploadWay;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** One server under several names, without a word of configuration: every presigned URL leads back to the address that its asker used. */
@MuseumTest
class ReachableFromEverywhereTest {

    @Test
    void aPhoneOnTheNetworkAndABrowserOnTheMachineShareAnAlbum(RunningMuseum museum) {
        var here = museum.people();
        var network = address().map(address -> here.at(withHost(museum.url(), address.getHostAddress())));
        Assumptions.assumeTrue(network.isPresent(), "this machine has no address besides its own loop");
        meet(here, network.get());
        meet(network.get(), here);
    }

    @Test
    void namesAndNumbersOfTheLoopWorkAlike(RunningMuseum museum) {
        var byName = museum.people();
        meet(byName, byName.at(withHost(museum.url(), "127.0.0.1")));
        meet(byName, byName.at(withHost(museum.url(), "[::1]")));
    }

    /** Uploads by one address, reads by the other. */
    private static void meet(People one, People other) {
        var alice = one.signUp("alice");
        var album = alice.createAlbum("Summer");
        var beach = Picture.named("beach.jpg");
        var film = Picture.sized("film.mov", 2 * UploadWay.SMALLEST_PART);
        alice.upload(album, beach);
        alice.upload(album, film, UploadWay.parts(UploadWay.SMALLEST_PART));

        var phone = alice.logIn(Program.PHOTOS_MOBILE, other);
        var library = phone.sync();

        var photo = library.photo("Summer", "beach.jpg");
        assertThat(phone.transfer().location("/files/download/" + photo.id()).getAuthority())
                .isEqualTo(other.server().getAuthority());
        assertThat(phone.download(photo)).isEqualTo(beach.content());
        assertThat(phone.downloadThumbnail(photo)).isEqualTo(beach.thumbnail());
        assertThat(phone.download(library.photo("Summer", "film.mov"))).isEqualTo(film.content());
        phone.upload(album, Picture.named("answer.jpg"));
        assertThat(alice.sync().names("Summer")).contains("answer.jpg");
    }

    private static Optional<InetAddress> address() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static URI withHost(URI url, String host) {
        return URI.create("%s://%s:%d".formatted(url.getScheme(), host, url.getPort()));
    }
}

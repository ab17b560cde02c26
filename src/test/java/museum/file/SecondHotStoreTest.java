package museum.file;

import static org.assertj.core.api.Assertions.assertThat;

import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.UploadWay;
import museum.storage.DataCentre;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** Files are uploaded to the data centre that is the second one elsewhere: everything works the other way round. */
@MuseumTest(
        settings = {
            "s3.hot_storage.primary=wasabi-eu-central-2-v3",
            "s3.hot_storage.secondary=b2-eu-cen",
            "s3.wasabi-eu-central-2-v3.bucket=first",
            "s3.b2-eu-cen.bucket=second"
        })
class SecondHotStoreTest {

    private final Person alice;
    private final Photo photo;
    private final Backstage backstage;

    SecondHotStoreTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        photo = alice.upload(alice.createAlbum("Summer"), Picture.named("beach.jpg"));
        backstage = new Backstage(museum);
    }

    @Test
    void copiesAreMadeInTheOtherDirection() {
        assertThat(backstage.hot()).isEqualTo(DataCentre.WASABI_EU_CENTRAL_2_V3);
        backstage.replicate();
        assertThat(backstage.objectsOf(alice, DataCentre.B2_EU_CEN)).hasSize(2);
        assertThat(backstage.text(
                        "SELECT datacenters::text FROM object_keys WHERE object_key = ?",
                        backstage.key(photo.id(), "file")))
                .isEqualTo("{wasabi-eu-central-2-v3,b2-eu-cen}");
    }

    @Test
    void whatWasNeverRegisteredIsDeleted() {
        alice.device().transfer().put(new byte[100], UploadWay.single());
        assertThat(backstage.objectsOf(alice)).hasSize(3);
        backstage.daysPass(15);
        backstage.deleteUnreported();
        assertThat(backstage.objectsOf(alice)).hasSize(2);
    }
}

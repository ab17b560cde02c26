package museum.file;

import java.util.EnumSet;
import java.util.Set;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import org.springframework.stereotype.Component;

/** Where copies of files and thumbnails are made: the places that have a column in {@code object_copies} and a bucket, but the one they are uploaded to. */
@Component
class CopyPlaces {

    private final Buckets buckets;

    CopyPlaces(Buckets buckets) {
        this.buckets = buckets;
    }

    Set<DataCentre> all() {
        var places = EnumSet.of(DataCentre.B2_EU_CEN, DataCentre.WASABI_EU_CENTRAL_2_V3, DataCentre.SCW_EU_FR_V3);
        places.remove(buckets.primaryHot());
        places.removeIf(place -> !buckets.isActive(place));
        return places;
    }
}

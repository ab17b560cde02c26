package museum.storage;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which data centre holds what, as configured. Protocol 10 §3 (s3). */
@Component
public class Buckets {

    /** Where files and thumbnails are uploaded to and downloaded from. */
    public DataCentre primaryHot() {
        throw new UnsupportedOperationException();
    }

    /** Where files are replicated to first. Need not be active. */
    public DataCentre secondaryHot() {
        throw new UnsupportedOperationException();
    }

    /** Where derived data go when their type has no place of its own. */
    public DataCentre derived() {
        throw new UnsupportedOperationException();
    }

    /** Where data of this type ({@code mldata}, {@code img_preview}, {@code vid_preview}) are written. */
    public DataCentre forFileData(String type) {
        throw new UnsupportedOperationException();
    }

    /** Further places of data of this type, without the first. */
    public List<DataCentre> replicasOfFileData(String type) {
        throw new UnsupportedOperationException();
    }

    /** Where pictures of contacts are written. */
    public DataCentre forAttachments() {
        throw new UnsupportedOperationException();
    }

    /** Further places of pictures of contacts, without the first. */
    public List<DataCentre> replicasOfAttachments() {
        throw new UnsupportedOperationException();
    }

    /** Every data centre that has a bucket. */
    public Set<DataCentre> active() {
        throw new UnsupportedOperationException();
    }

    public boolean isActive(DataCentre dataCentre) {
        return active().contains(dataCentre);
    }

    /** Whether objects there are under a hold that must be lifted before they can be deleted (only ever the secondary of Wasabi). */
    public boolean holdsForCompliance(DataCentre dataCentre) {
        throw new UnsupportedOperationException();
    }
}

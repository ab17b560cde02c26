package museum.storage;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import museum.storage.StorageSettings.Places;
import org.springframework.stereotype.Component;

/** Which data centre holds what, as configured. Protocol 10 §3 (s3). */
@Component
public class Buckets {

    private final StorageSettings settings;

    Buckets(StorageSettings settings) {
        this.settings = settings;
    }

    /** Where files and thumbnails are uploaded to and downloaded from. */
    public DataCentre primaryHot() {
        return settings.primaryHot();
    }

    /** Where files are replicated to first. Need not be active. */
    public DataCentre secondaryHot() {
        return settings.secondaryHot();
    }

    /** Where derived data go when their type has no place of its own. */
    public DataCentre derived() {
        return settings.derived();
    }

    /** Where data of this type ({@code mldata}, {@code img_preview}, {@code vid_preview}) are written. */
    public DataCentre forFileData(String type) {
        return placesOf(type).primary();
    }

    /** Further places of data of this type, without the first. */
    public List<DataCentre> replicasOfFileData(String type) {
        return placesOf(type).replicas();
    }

    /** Where pictures of contacts are written. */
    public DataCentre forAttachments() {
        return settings.attachments().primary();
    }

    /** Further places of pictures of contacts, without the first. */
    public List<DataCentre> replicasOfAttachments() {
        return settings.attachments().replicas();
    }

    /** Every data centre that has a bucket. */
    public Set<DataCentre> active() {
        return Collections.unmodifiableSet(settings.buckets().keySet());
    }

    public boolean isActive(DataCentre dataCentre) {
        return settings.buckets().containsKey(dataCentre);
    }

    /** Whether the bucket lies in the embedded store, where asking costs nothing. */
    public boolean isEmbedded(DataCentre dataCentre) {
        var bucket = settings.buckets().get(dataCentre);
        return bucket != null && bucket.embedded();
    }

    /** Whether the bucket lies in the embedded store, or at a store that the operator runs beside the server. */
    public boolean isLocal(DataCentre dataCentre) {
        var bucket = settings.buckets().get(dataCentre);
        return bucket != null && (bucket.embedded() || bucket.local());
    }

    /** Whether objects there are under a hold that must be lifted before they can be deleted (only ever {@code wasabi-eu-central-2-v3}). */
    public boolean holdsForCompliance(DataCentre dataCentre) {
        return dataCentre == DataCentre.WASABI_EU_CENTRAL_2_V3 && settings.holdsForCompliance();
    }

    private Places placesOf(String type) {
        return settings.fileData()
                .getOrDefault(type.toLowerCase(Locale.ROOT), new Places(settings.derived(), List.of()));
    }
}

package museum.file;

import java.util.List;
import museum.storage.DataCentre;

/**
 * A live object of a file: its key, its size in bytes and where it lies.
 *
 * @param dataCentres labels, as a set: one may stand there twice
 */
record StoredFileObject(String objectKey, long size, List<String> dataCentres) {

    boolean isIn(DataCentre dataCentre) {
        return dataCentres.contains(dataCentre.label());
    }
}

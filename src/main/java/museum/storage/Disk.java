package museum.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What makes written bytes survive a power cut. */
interface Disk {

    /** The file system below us. */
    Disk REAL = new Disk() {

        @Override
        public void sync(FileChannel file) throws IOException {
            file.force(true);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (AccessDeniedException notOnWindows) {
                // Windows does not open folders, and writes their entries through by itself.
            }
        }
    };

    /** Returns when the contents are on the disk. */
    void sync(FileChannel file) throws IOException;

    /** Returns when the names in a folder are on the disk. */
    void syncFolder(Path folder) throws IOException;
}

package museum.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Whole folders with all that is in them; symbolic links are not followed. */
final class Trees {

    private Trees() {}

    static void deleteContent(Path folder) throws IOException {
        try (var content = Files.newDirectoryStream(folder)) {
            for (var path : content) {
                delete(path);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Returns when all files are on the disk. */
    static void force(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : (Iterable<Path>) all::iterator) {
                if (!Files.isSymbolicLink(path)) {
                    try (var file = FileChannel.open(path)) {
                        file.force(true);
                    }
                }
            }
        }
    }

    /** Gives everything in the folder, and the folder, to another user. Only root may. */
    static void own(Path folder, int user, int group) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}

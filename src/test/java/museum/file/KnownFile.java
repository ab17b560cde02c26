package museum.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import museum.client.Photo;
import org.jspecify.annotations.Nullable;

/** What somebody knows of a file whose server may be killed at any moment: everything that it may hold. What was acknowledged last is the only possibility. */
final class KnownFile {

    private Photo photo;
    private final List<byte[]> contents = new ArrayList<>();

    /** Possible derived data by type; null for none. */
    final Possible index = new Possible();

    final Possible playlist = new Possible();

    KnownFile(Photo photo, byte[] content) {
        this.photo = photo;
        contents.add(content);
    }

    long id() {
        return photo.id();
    }

    Photo photo() {
        return photo;
    }

    /** As it was found by a sync. */
    void found(Photo now, byte[] content) {
        requireOneOf(contents, now.id(), content);
        photo = now;
        contents.clear();
        contents.add(content);
    }

    static void requireOneOf(List<byte[]> contents, long id, byte[] content) {
        if (contents.stream().noneMatch(one -> Arrays.equals(one, content))) {
            throw new AssertionError("file %d has contents that it never had".formatted(id));
        }
    }

    List<byte[]> contents() {
        return List.copyOf(contents);
    }

    /** Does something after which the file has this content, or, if nobody answers, has this content or the one before. */
    void becomes(byte[] content, Runnable deed) {
        contents.add(content);
        deed.run();
        contents.clear();
        contents.add(content);
    }

    /** One of several texts, or none. */
    static final class Possible {

        private final List<@Nullable String> texts = new ArrayList<>(Arrays.asList((String) null));

        void becomes(String text, Runnable deed) {
            texts.add(text);
            deed.run();
            texts.clear();
            texts.add(text);
        }

        boolean isUncertain() {
            return texts.size() > 1;
        }

        void found(@Nullable String text) {
            if (!texts.contains(text)) {
                throw new AssertionError("%s is none of %s".formatted(text, texts));
            }
            texts.clear();
            texts.add(text);
        }
    }
}

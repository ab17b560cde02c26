package museum.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.slf4j.LoggerFactory;

/** A server that does all its background work without a pause, from the moment at which it is told to begin. It is there to be killed. */
final class BusyServer {

    private static final BooleanSupplier ALWAYS = () -> true;

    private BusyServer() {}

    /** @param arguments the directory, then settings */
    public static void main(String[] arguments) throws Exception {
        var settings = Arrays.asList(arguments).subList(1, arguments.length);
        var museum = MuseumStarter.startIn(Path.of(arguments[0]), settings);
        if (System.in.read() == '\n') {
            work(museum).forEach(work -> Thread.ofPlatform().start(() -> forever(work)));
        }
    }

    private static List<Runnable> work(RunningMuseum museum) {
        return List.of(
                () -> museum.bean(EmptyWaitingTrash.class).run(ALWAYS),
                () -> museum.bean(DeleteAgedTrash.class).run(ALWAYS),
                () -> museum.bean(DeleteObjects.class).run(ALWAYS),
                () -> museum.bean(ReleaseHolds.class).run(ALWAYS),
                () -> museum.bean(OutdatedObjects.class).run(ALWAYS),
                () -> museum.bean(UnreportedUploads.class).run(ALWAYS),
                () -> museum.bean(DeleteFileData.class).run(ALWAYS),
                () -> museum.bean(DeleteEmbeddings.class).run(ALWAYS),
                () -> museum.bean(ScrubMetadata.class).run(ALWAYS),
                () -> museum.bean(ReplicateObjects.class).next(),
                () -> museum.bean(ReplicateFileData.class).next());
    }

    private static void forever(Runnable work) {
        while (true) {
            try {
                work.run();
                Thread.yield();
            } catch (RuntimeException failure) {
                LoggerFactory.getLogger(BusyServer.class).error("The work goes on", failure);
            }
        }
    }
}

package museum.support;

import java.net.URI;
import museum.client.People;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.context.ConfigurableApplicationContext;

/** The server under test: one of our own, or one that runs elsewhere. */
public final class RunningMuseum implements AutoCloseable {

    private final URI url;
    private final @Nullable ConfigurableApplicationContext context;

    RunningMuseum(URI url, @Nullable ConfigurableApplicationContext context) {
        this.url = url;
        this.context = context;
    }

    /** Its address without a slash at the end. */
    public URI url() {
        return url;
    }

    /** People in front of it, with addresses that nobody had before. */
    public People people() {
        return People.of(url);
    }

    /** A part of our own server, to look behind the scenes; the test is skipped where the server is not ours. */
    public <T> T bean(Class<T> type) {
        Assumptions.assumeTrue(context != null, "needs a server started by the test");
        return context.getBean(type);
    }

    /** As {@link #bean(Class)}, where there are several of a type. */
    public <T> T bean(String name, Class<T> type) {
        Assumptions.assumeTrue(context != null, "needs a server started by the test");
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}

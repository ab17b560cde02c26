package museum.support;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import museum.client.People;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the servers of {@link MuseumTest} and keeps them until the last test has run. */
final class MuseumExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace SERVERS = Namespace.create(MuseumExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(remote().isEmpty() || settings(context).isEmpty(), "needs settings of its own");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == People.class || type == RunningMuseum.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var museum = server(context);
        return parameter.getParameter().getType() == People.class ? museum.people() : museum;
    }

    private static RunningMuseum server(ExtensionContext context) {
        var settings = settings(context);
        return context.getRoot()
                .getStore(SERVERS)
                .computeIfAbsent(settings, key -> start(settings), RunningMuseum.class);
    }

    private static RunningMuseum start(List<String> settings) {
        return remote().isEmpty() ? MuseumStarter.start(settings) : new RunningMuseum(URI.create(remote()), null);
    }

    private static List<String> settings(ExtensionContext context) {
        var annotation = context.getRequiredTestClass().getAnnotation(MuseumTest.class);
        return annotation == null
                ? List.of()
                : Arrays.stream(annotation.settings()).sorted().toList();
    }

    private static String remote() {
        return System.getProperty("museum.url", "").replaceAll("/+$", "");
    }
}

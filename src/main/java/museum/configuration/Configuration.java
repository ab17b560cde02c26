package museum.configuration;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import museum.configuration.Setting.Section;
import museum.configuration.Setting.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator has set, by dotted key such as {@code s3.b2-eu-cen.bucket}; keys are case-insensitive. Protocol 10 §2, §3.
 *
 * <p>Lowest to highest: built-in defaults (only {@code apps.*}), {@code configurations/<ENVIRONMENT>.yaml}, the credentials file,
 * {@code museum.yaml} in the working directory, variables {@code ENTE_<KEY>} (upper case, {@code .} and {@code -} as {@code _}; an empty
 * variable counts as none). Other defaults stand where a key is read.
 *
 * <p>A bean: any other bean may take it in its constructor. Highest of all are Spring properties {@code museum.configuration.<key>} (key in lower case),
 * so tests say {@code @SpringBootTest(properties = "museum.configuration.data-dir=target/x")} or register them with
 * {@code @DynamicPropertySource}, and a process takes {@code --museum.configuration.http.port=8081}. Lists are separated by blanks there.
 * {@code museum.working-directory} moves the place where the files are looked for.
 *
 * <p>Values that cannot be what was meant are refused with a {@link ConfigurationException}.
 */
public final class Configuration {

    private static final Logger log = LoggerFactory.getLogger(Configuration.class);

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("", "0", "f", "F", "FALSE", "false", "False");
    private static final Set<String> YES = Set.of("yes", "y", "on");
    private static final Set<String> NO = Set.of("no", "n", "off");

    /** Keys whose values are not repeated in messages. */
    private static final Pattern SECRET = Pattern.compile("key\\..*|.*(password|secret|token|key)");

    private final Path workingDirectory;
    private final String environmentName;
    private final Map<String, String> environment;
    private final Function<String, @Nullable String> overlay;
    private final Section settings;

    private Configuration(
            Path workingDirectory, Map<String, String> environment, Function<String, @Nullable String> overlay) {
        this.workingDirectory = workingDirectory;
        this.environment = environment;
        this.overlay = overlay;
        var name = environment.getOrDefault("ENVIRONMENT", "");
        this.environmentName = name.isEmpty() ? "local" : name;
        this.settings = new ConfigurationFiles(workingDirectory, environment).merge(environmentName);
    }

    /** Reads the files below a directory once; variables as given, usually {@link System#getenv()}. */
    public static Configuration load(Path workingDirectory, Map<String, String> environment) {
        return load(workingDirectory, environment, key -> null);
    }

    /** @param overlay looked up by key (in lower case) before everything else, at every read; null where it has nothing to say */
    public static Configuration load(
            Path workingDirectory, Map<String, String> environment, Function<String, @Nullable String> overlay) {
        return new Configuration(workingDirectory, Map.copyOf(environment), overlay);
    }

    /** The text of a key when it is set and not empty. Numbers and booleans read as their text, a list as nothing. */
    public Optional<String> text(String key) {
        return find(key).map(value -> Scalars.text(value.value())).filter(text -> !text.isEmpty());
    }

    /** The text of a key; the fallback when it is not set. An explicit {@code ""} is not replaced by the fallback. */
    public String text(String key, String fallback) {
        return find(key).map(value -> Scalars.text(value.value())).orElse(fallback);
    }

    /** The whole number of a key, also when it is written in quotes; the fallback when it is not set or empty. */
    public int integer(String key, int fallback) {
        var text = text(key).map(String::strip).orElse("");
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException exception) {
            throw refusal(key, "must be a whole number");
        }
    }

    /** {@code true}, {@code t} and {@code 1} are true, in files also {@code yes} and {@code on}; any other text is false. */
    public boolean flag(String key, boolean fallback) {
        return find(key).map(value -> flag(key, value)).orElse(fallback);
    }

    /** The elements of a list; of a text its words. Empty when not set. */
    public List<String> texts(String key) {
        return find(key)
                .map(value -> value.value() instanceof List<?> items
                        ? items.stream().map(Scalars::text).toList()
                        : words(Scalars.text(value.value())))
                .orElse(List.of());
    }

    /** The numbers of a list, also when they are written in quotes. Variables cannot give them (Protocol 10 §2). Empty when not set. */
    public List<Long> numbers(String key) {
        if (overlay.apply(lower(key)) == null && environment.containsKey(variable(key))) {
            log.warn(
                    "{} is ignored: a list of numbers cannot be given by a variable; write {} into museum.yaml.",
                    variable(key),
                    key);
        }
        var overlaid = overlay.apply(lower(key));
        var items = overlaid != null
                ? words(overlaid.replace(',', ' '))
                : inFiles(key)
                        .map(value -> value.value() instanceof List<?> list
                                ? list.stream().map(Scalars::text).toList()
                                : words(Scalars.text(value.value())))
                        .orElse(List.of());
        try {
            return items.stream().map(String::strip).map(Long::valueOf).toList();
        } catch (NumberFormatException exception) {
            throw refusal(key, "must be a list of whole numbers");
        }
    }

    /** The names (lower case) right below a key, as written in the files; variables and overlays add none. */
    public Set<String> children(String key) {
        return settings.find(key).orElse(null) instanceof Section section
                ? Set.copyOf(section.children().keySet())
                : Set.of();
    }

    /** Where everything lies that the server keeps by itself: {@code data-dir}, by default {@code data} in the working directory. */
    public Path dataDirectory() {
        return workingDirectory
                .resolve(text("data-dir").orElse("data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Where {@code tls.cert}, {@code tls.key} and service accounts lie: {@code credentials-dir}, by default {@code credentials}. */
    public Path credentialsDirectory() {
        return workingDirectory
                .resolve(text("credentials-dir").orElse("credentials"))
                .toAbsolutePath()
                .normalize();
    }

    /** Where relative paths of the configuration start. */
    public Path workingDirectory() {
        return workingDirectory;
    }

    /** The variable {@code ENVIRONMENT}, {@code local} when it is empty. */
    public String environmentName() {
        return environmentName;
    }

    /** Whether this is the "local environment" of Protocol 10 §2. */
    public boolean local() {
        return environmentName.equals("local");
    }

    /**
     * The exception for a value that cannot be used.
     *
     * @param mustBe the rest of the sentence without full stop: {@code must be one of a, b}
     */
    public ConfigurationException refusal(String key, String mustBe) {
        var value = find(key);
        var shown = value.isEmpty() || SECRET.matcher(key).matches()
                ? key + " " + mustBe
                : key + " is \"" + Scalars.text(value.get().value()) + "\" but " + mustBe;
        return new ConfigurationException(
                value.map(set -> shown + " (set in " + set.origin() + ").").orElse(shown + "."));
    }

    /** Where a key was set, for people: a file and line or a variable; empty when it was not. */
    public String origin(String key) {
        return find(key).map(Value::origin).orElse("");
    }

    private Optional<Value> find(String key) {
        var overlaid = overlay.apply(lower(key));
        if (overlaid != null) {
            return Optional.of(new Value(overlaid, "the property museum.configuration." + lower(key)));
        }
        var variable = environment.get(variable(key));
        if (variable != null && !variable.isEmpty()) {
            return Optional.of(new Value(variable, "the variable " + variable(key)));
        }
        return inFiles(key);
    }

    private Optional<Value> inFiles(String key) {
        return settings.find(key).filter(Value.class::isInstance).map(Value.class::cast);
    }

    private boolean flag(String key, Value value) {
        if (value.value() instanceof Boolean flag) {
            return flag;
        }
        if (value.value() instanceof Number number) {
            return number.doubleValue() != 0;
        }
        var text = Scalars.text(value.value());
        if (TRUE.contains(text)) {
            return true;
        }
        var inFile = inFiles(key).filter(value::equals).isPresent();
        if (inFile && YES.contains(text.toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (!FALSE.contains(text) && !(inFile && NO.contains(text.toLowerCase(Locale.ROOT)))) {
            log.warn("{} is \"{}\" ({}), which counts as false; write true or false.", key, text, value.origin());
        }
        return false;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private static String variable(String key) {
        return "ENTE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}

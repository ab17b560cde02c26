package museum.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import museum.configuration.Setting.Section;
import museum.configuration.Setting.Value;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One configuration file as a tree of settings that know the line they were written on. */
final class YamlFile {

    /** Deeper than any sensible file; an anchor that contains itself ends here. */
    private static final int DEEPEST = 50;

    private final String name;

    private YamlFile(String name) {
        this.name = name;
    }

    /** The settings of a file; nothing when it does not exist or is a directory, as a bind mount of a missing file makes it. */
    static Optional<Section> read(Path file, String name) {
        if (!Files.exists(file) || Files.isDirectory(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(name, Files.readString(file)));
        } catch (CharacterCodingException exception) {
            throw new ConfigurationException(name + " is not UTF-8 text: save it as UTF-8 and start again.", exception);
        } catch (IOException exception) {
            throw new ConfigurationException(
                    name + " cannot be read (" + exception.getClass().getSimpleName()
                            + "): make it readable for the user who runs the server.",
                    exception);
        }
    }

    static Section parse(String name, String text) {
        var file = new YamlFile(name);
        try {
            var root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
            if (root instanceof MappingNode mapping) {
                return file.section(mapping, 0);
            }
            if (root == null || root instanceof ScalarNode scalar && file.value(scalar) == null) {
                return new Section();
            }
            throw new ConfigurationException(
                    name + " is not a configuration: it must consist of lines such as \"key: value\".");
        } catch (MarkedYAMLException exception) {
            throw file.malformed(exception);
        } catch (YAMLException exception) {
            throw new ConfigurationException(
                    name + " is not valid YAML: " + oneLine(exception.getMessage()) + ".", exception);
        }
    }

    private Section section(MappingNode mapping, int depth) {
        if (depth > DEEPEST) {
            throw new ConfigurationException(name + " nests too deeply: an anchor must not contain itself.");
        }
        var section = new Section();
        for (var entry : mapping.getValue()) {
            if (isMerge(entry)) {
                merged(entry.getValueNode(), depth).forEach(section::merge);
            }
        }
        for (var entry : mapping.getValue()) {
            if (!isMerge(entry) && entry.getKeyNode() instanceof ScalarNode key) {
                var setting = setting(entry.getValueNode(), depth + 1);
                if (setting != null) {
                    section.put(key.getValue(), setting);
                }
            }
        }
        return section;
    }

    private static boolean isMerge(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key
                && key.isPlain()
                && key.getValue().equals("<<");
    }

    /** The sections that {@code <<} names, the one that counts most last. */
    private List<Section> merged(Node node, int depth) {
        if (node instanceof MappingNode mapping) {
            return List.of(section(mapping, depth + 1));
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().reversed().stream()
                    .flatMap(item -> merged(item, depth + 1).stream())
                    .toList();
        }
        return List.of();
    }

    private @Nullable Setting setting(Node node, int depth) {
        if (node instanceof MappingNode mapping) {
            return section(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return new Value(items(sequence), origin(sequence));
        }
        return node instanceof ScalarNode scalar && value(scalar) instanceof Object value
                ? new Value(value, origin(scalar))
                : null;
    }

    private List<Object> items(SequenceNode sequence) {
        var items = new ArrayList<>();
        for (var item : sequence.getValue()) {
            if (item instanceof ScalarNode scalar && value(scalar) instanceof Object value) {
                items.add(value);
            }
        }
        return List.copyOf(items);
    }

    private @Nullable Object value(ScalarNode scalar) {
        return scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
                ? Scalars.resolve(scalar.getValue())
                : scalar.getValue();
    }

    private String origin(Node node) {
        return name + ", line " + (node.getStartMark().getLine() + 1);
    }

    private ConfigurationException malformed(MarkedYAMLException exception) {
        var mark = exception.getProblemMark();
        var where =
                mark == null ? name : name + ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        return new ConfigurationException(
                where + " is not valid YAML: " + oneLine(exception.getProblem())
                        + "; mind the indentation (blanks, no tabs) and quote values with special characters.",
                exception);
    }

    private static String oneLine(@Nullable String text) {
        return text == null
                ? "it cannot be parsed"
                : text.lines().findFirst().orElse(text).strip();
    }
}

package museum.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import museum.configuration.Setting.Section;
import museum.configuration.Setting.Value;

/** Merges the configuration files, lowest precedence first: defaults, base file of the environment, credentials file, museum.yaml. Protocol 10 §2. */
final class ConfigurationFiles {

    private final Path directory;
    private final Map<String, String> environment;

    ConfigurationFiles(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    Section merge(String environmentName) {
        var settings = Defaults.of(environmentName);
        read("configurations/" + environmentName + ".yaml").ifPresent(settings::merge);
        read(credentialsFile(settings)).ifPresent(settings::merge);
        read("museum.yaml").ifPresent(settings::merge);
        return settings;
    }

    private Optional<Section> read(String file) {
        return YamlFile.read(directory.resolve(file), file);
    }

    /** Named by the base file or a variable only: museum.yaml comes too late. */
    private String credentialsFile(Section settings) {
        var variable = environment.get("ENTE_CREDENTIALS_FILE");
        if (variable != null && !variable.isEmpty()) {
            return variable;
        }
        return settings.find("credentials-file")
                .filter(Value.class::isInstance)
                .map(setting -> Scalars.text(((Value) setting).value()))
                .filter(name -> !name.isEmpty())
                .orElse("credentials.yaml");
    }
}

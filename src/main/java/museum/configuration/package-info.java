/**
 * Configuration: the same files and variables as Museum (Protocol 10 §2, §3), read once before anything else starts. Owns {@code museum.yaml},
 * {@code configurations/}, the credentials file and the {@code ENTE_*} variables; no tables, no routes. Anything an operator has to mend
 * is told by a {@link museum.configuration.ConfigurationException}: one sentence on standard error and exit code 1.
 */
@NullMarked
package museum.configuration;

import org.jspecify.annotations.NullMarked;

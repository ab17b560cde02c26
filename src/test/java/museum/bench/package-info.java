/**
 * Measurements, not tests: programs that are run by hand against a server of its own, on a machine that does nothing else.
 *
 * <p>Each is a main class. From the project's folder, after {@code mvn package -DskipTests}:
 *
 * <pre>
 * java -jar target/museum.jar        (in an empty folder, with the settings that the program names)
 * mvn -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) museum.bench.LogInBenchmark http://localhost:8080 PID
 * </pre>
 */
@NullMarked
package museum.bench;

import org.jspecify.annotations.NullMarked;

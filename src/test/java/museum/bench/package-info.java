/**
 * Measurements, not tests: programs that are run by hand on a machine that does nothing else.
 *
 * <p>{@link museum.bench.Benchmark} is run by {@code bench/run}, see {@code bench/README.md}. {@link museum.bench.EnumerationBenchmark} needs a server of its own, with the
 * settings that it names:
 *
 * <pre>
 * java -jar target/museum.jar        (in an empty folder)
 * mvn -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) museum.bench.EnumerationBenchmark http://localhost:8080
 * </pre>
 */
@NullMarked
package museum.bench;

import org.jspecify.annotations.NullMarked;

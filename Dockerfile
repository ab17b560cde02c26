# syntax=docker/dockerfile:1
# The server as an image. It starts from /, reads /museum.yaml, and keeps what it makes itself in /data.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY .mvn .mvn
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -DskipTests -Dspotless.check.skip=true package
# One layer a kind of content: of a new version only the last, small one has to be fetched.
RUN java -Djarmode=tools -jar target/museum.jar extract --layers --destination layers

# glibc, not musl: PostgreSQL and libsodium come as programs for it.
FROM eclipse-temurin:25-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends wget \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin museum \
    && install -d -o museum -g museum /app /data
COPY --from=build --chown=museum /build/layers/dependencies/ /app/
COPY --from=build --chown=museum /build/layers/application/ /app/
USER museum
# For small machines: less memory when nothing is to do, and no less speed (docs/decisions/start-up.md).
ENV JDK_JAVA_OPTIONS="-XX:+UseCompactObjectHeaders -Xms64m -XX:TrimNativeHeapInterval=10000 -XX:MaxRAMPercentage=75"
# Starts the server with a database that is there, and notes which classes it needs: later starts take half the time. The server works without the notes, too. They
# count only for the same path and the same options.
RUN start="-Dspring.context.exit=onRefresh -jar /app/museum.jar --museum.configuration.data-dir=/tmp/training --museum.configuration.http.port=0 --museum.configuration.metrics.port=0" \
    && (java $start && java -XX:AOTCacheOutput=/app/museum.aot $start || true) \
    && rm -rf /tmp/training
WORKDIR /
VOLUME /data
EXPOSE 8080 2112
ARG GIT_COMMIT=""
ENV GIT_COMMIT=${GIT_COMMIT}
HEALTHCHECK --interval=60s --timeout=5s --retries=3 --start-period=120s \
    CMD ["wget", "--quiet", "--tries=1", "--spider", "http://localhost:8080/ping"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/museum.aot", "--sun-misc-unsafe-memory-access=allow", "-jar", "/app/museum.jar"]

# syntax=docker/dockerfile:1
# One service's image: docker build --build-arg SERVICE=call-service -t coaching-calls/call-service .
# Where the base images' tags come from stands in deployment/README.md.

# ---- All four services, built once ----------------------------------------------------------------------------------
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/cache/maven \
    mvn -B -ntp -Dmaven.repo.local=/cache/maven -Dquick -Psbom -am package \
        -pl call-service,session-service,webhook-ingest,recording-service

# ---- What every service runs on: a JRE, nobody's account, nothing to write to ----------------------------------------
FROM eclipse-temurin:25.0.3_9-jre-noble AS runtime
COPY --chmod=755 deployment/image/healthy /usr/local/bin/
WORKDIR /app
COPY deployment/image/jvm.options ./
ENV QUARKUS_HTTP_PORT=8080
EXPOSE 8080

# ---- The service, started once without database and Kafka: see deployment/image/train --------------------------------
FROM runtime AS train
ARG SERVICE
COPY --from=build /build/${SERVICE}/target/quarkus-app/ ./
COPY --chmod=755 deployment/image/train /usr/local/bin/
RUN train

# ---- The image: what changes least comes first -----------------------------------------------------------------------
FROM runtime
ARG SERVICE
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="coaching-calls ${SERVICE}" \
      org.opencontainers.image.description="Coaching calls on LiveKit: ${SERVICE}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.documentation="README.md, docs/operations.md"
COPY --from=train /app/lib/ ./lib/
COPY --from=train /app/quarkus/ ./quarkus/
COPY --from=train /app/app/ ./app/
# With a bracket, since a copy of a name that is missing fails: where the training failed there is no app.aot
COPY --from=train /app/quarkus-run.jar /app/app.ao[t] ./
# Its bill of materials (CycloneDX)
COPY --from=build /build/${SERVICE}/target/sbom.json ./
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s --start-interval=1s CMD ["healthy"]
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"]

package io.coachingcalls.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** What a kustomization says once it is built. */
record Manifests(String yaml, List<JsonNode> resources) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Manifests of(String kustomization) {
        String yaml = Tools.run("kustomize", "build", kustomization).orFail();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Manifests(yaml, documents.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> ofKind(String kind) {
        return resources.stream()
                .filter(resource -> resource.path("kind").asText().equals(kind));
    }

    JsonNode named(String kind, String name) {
        return ofKind(kind)
                .filter(resource -> resource.at("/metadata/name").asText().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + kind + " named " + name));
    }

    /** The one container of a Deployment or a Job. */
    JsonNode container(String kind, String name) {
        return named(kind, name).at("/spec/template/spec/containers/0");
    }

    /** Every variable that container is given, with its value where that is no secret. */
    Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode source : container.path("envFrom")) {
            if (source.has("configMapRef")) {
                named("ConfigMap", source.at("/configMapRef/name").asText())
                        .path("data")
                        .properties()
                        .forEach(entry ->
                                environment.put(entry.getKey(), entry.getValue().asText()));
            } else if (isThere(source.path("secretRef"))) {
                keysOf(source.at("/secretRef/name").asText()).forEach(key -> environment.put(key, "secret"));
            }
        }
        for (JsonNode variable : container.path("env")) {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            if (!secret.isMissingNode()
                    && !keysOf(secret.path("name").asText())
                            .contains(secret.path("key").asText())) {
                throw new AssertionError("no such key: " + secret);
            }
            environment.put(
                    variable.path("name").asText(), variable.path("value").asText("secret"));
        }
        return environment;
    }

    private boolean isThere(JsonNode secretReference) {
        String name = secretReference.path("name").asText();
        return !secretReference.path("optional").asBoolean()
                || Stream.concat(ofKind("Secret"), ofKind("ExternalSecret"))
                        .anyMatch(secret -> secret.at("/metadata/name").asText().equals(name));
    }

    /** The keys of a Secret that is here, or of the one an ExternalSecret will make. */
    private Set<String> keysOf(String secret) {
        Set<String> keys = new TreeSet<>();
        boolean external = ofKind("ExternalSecret")
                .anyMatch(resource -> resource.at("/metadata/name").asText().equals(secret));
        if (external) {
            JsonNode spec = named("ExternalSecret", secret).path("spec");
            JsonNode template = spec.at("/target/template/data");
            if (template.isMissingNode()) {
                StreamSupport.stream(spec.path("data").spliterator(), false)
                        .forEach(entry -> keys.add(entry.path("secretKey").asText()));
            } else {
                template.fieldNames().forEachRemaining(keys::add);
            }
        } else {
            named("Secret", secret).path("data").fieldNames().forEachRemaining(keys::add);
        }
        return keys;
    }
}

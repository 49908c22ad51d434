package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code k8s/}: every kustomization that is applied, built and held against schemas, a linter, and the services. */
class KubernetesTest {

    private static final String DEV = "k8s/overlays/dev";
    private static final String STORES = "k8s/overlays/production/stores";
    private static final String MIGRATE = "k8s/overlays/production/migrate";
    private static final String PRODUCTION = "k8s/overlays/production";

    /** Resources of operators, whose schemas are the operators'. */
    private static final Set<String> OF_OPERATORS = Set.of(
            "HTTPRoute",
            "Gateway",
            "ExternalSecret",
            "ScaledObject",
            "Kafka",
            "KafkaNodePool",
            "KafkaTopic",
            "Cluster",
            "ScheduledBackup",
            "ObjectStore");

    private static final Pattern WITHOUT_SCHEMA = Pattern.compile("Couldn't find schema for kind (\\w+)");

    private static final Map<String, Manifests> BUILT = new HashMap<>();

    @TempDir
    private Path directory;

    @BeforeAll
    static void build() {
        Tools.install();
        for (String kustomization : List.of(DEV, STORES, MIGRATE, PRODUCTION)) {
            BUILT.put(kustomization, Manifests.of(kustomization));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, STORES, MIGRATE, PRODUCTION})
    void shouldFitTheSchemasOfACurrentKubernetes(String kustomization) throws IOException {
        Tools.Result result = Tools.run("kubernetes-validate", "--strict", write(kustomization));
        String said = result.output() + result.errors();

        result.orFail();
        assertThat(said).contains("passed for resource").doesNotContain("ERROR");
        Matcher unknown = WITHOUT_SCHEMA.matcher(said);
        while (unknown.find()) {
            assertThat(OF_OPERATORS).contains(unknown.group(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, STORES, PRODUCTION})
    void shouldFitTheSchemasOfTheOperators(String kustomization) throws IOException {
        Set<String> checked = Set.of(
                Tools.run("resource-check", write(kustomization)).orFail().split("\n"));

        for (String kind : Set.of("HTTPRoute", "Gateway", "ExternalSecret", "ScaledObject")) {
            assertThat(BUILT.get(kustomization).ofKind(kind)).allSatisfy(resource -> assertThat(checked)
                    .contains("ok " + kind + "/" + resource.at("/metadata/name").asText()));
        }
    }

    // container-image-pull-policy: tags are versions, pushed once. deployment-replicas: where an autoscaler decides
    // that kube-score does not know (KEDA), it sees none
    @ParameterizedTest
    @ValueSource(strings = {MIGRATE, PRODUCTION})
    void shouldSatisfyTheLinter(String kustomization) throws IOException {
        Tools.run(
                        "kube-score",
                        "score",
                        "--exit-one-on-warning",
                        "--ignore-test",
                        "container-image-pull-policy,deployment-replicas",
                        write(kustomization))
                .orFail();
    }

    @ParameterizedTest
    @CsvSource({
        DEV + ",call-service",
        DEV + ",session-service",
        DEV + ",webhook-ingest",
        DEV + ",recording-service",
        PRODUCTION + ",call-service",
        PRODUCTION + ",session-service",
        PRODUCTION + ",webhook-ingest",
        PRODUCTION + ",recording-service"
    })
    void shouldGiveAServiceWhatItNeedsAndNothingItDoesNotRead(String kustomization, String service) {
        var variables = ServiceVariables.of(service);
        JsonNode container = BUILT.get(kustomization).container("Deployment", service);
        Map<String, String> given = BUILT.get(kustomization).environment(container);

        assertThat(given).containsKeys(variables.needed().toArray(String[]::new));
        assertThat(given.keySet())
                .filteredOn(name -> !name.startsWith("QUARKUS_"))
                .isSubsetOf(variables.read());
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(Project.PORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fred", "fred-models"})
    void shouldGiveFredWhatHeReads(String program) {
        Manifests production = BUILT.get(PRODUCTION);

        assertThat(production
                        .environment(production.container("Deployment", program))
                        .keySet())
                .isNotEmpty()
                .isSubsetOf(FredVariables.read());
    }

    @Test
    void shouldLetFredsCallsComeToTheirEnd() {
        Manifests production = BUILT.get(PRODUCTION);
        JsonNode fred = production.container("Deployment", "fred");
        int drain = Integer.parseInt(production.environment(fred).get("FRED_DRAIN_SECONDS"));

        assertThat(production
                        .named("Deployment", "fred")
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asInt())
                .isGreaterThan(drain);
        assertThat(production.environment(production.container("Deployment", "call-service")))
                .as("the one that is sent for is the one that comes")
                .containsEntry("FRED_AGENT_NAME", production.environment(fred).get("FRED_AGENT_NAME"));
        assertThat(production.environment(production.container("Deployment", "recording-service")))
                .containsEntry("TRANSCRIBE_URL", "http://fred-models:8087/v1")
                .containsEntry("FRED_GUIDE_URL", "http://fred-models:8087/v1");
    }

    @ParameterizedTest
    @FieldSource("io.coachingcalls.deployment.Project#SERVICES")
    void shouldMigrateOncePerReleaseAndNotInEveryPod(String service) {
        Manifests migrations = BUILT.get(MIGRATE);
        Map<String, String> migration = migrations.environment(migrations.container("Job", "migrate-" + service));
        Manifests production = BUILT.get(PRODUCTION);
        Map<String, String> pod = production.environment(production.container("Deployment", service));

        assertThat(pod)
                .containsEntry("MIGRATE_AT_START", "false")
                .doesNotContainKeys("DATABASE_MIGRATION_USERNAME", "DATABASE_MIGRATION_PASSWORD");
        assertThat(migration)
                .containsEntry("QUARKUS_INIT_AND_EXIT", "true")
                .doesNotContainEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false")
                .doesNotContainKey("MIGRATE_AT_START")
                .containsKeys(ServiceVariables.of(service).needed().toArray(String[]::new));
        assertThat(databaseSecret(migrations.container("Job", "migrate-" + service)))
                .isEqualTo(databaseSecret(production.container("Deployment", service)) + "-migration");
        assertThat(migrations.container("Job", "migrate-" + service).path("image"))
                .isEqualTo(production.container("Deployment", service).path("image"));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, PRODUCTION})
    void shouldRouteAsTheEmbeddedGatewayDoes(String kustomization) {
        Map<String, String> routes = new TreeMap<>();
        for (JsonNode rule : BUILT.get(kustomization).named("HTTPRoute", "api").at("/spec/rules")) {
            JsonNode backend = rule.at("/backendRefs/0");
            assertThat(backend.path("port").asInt()).isEqualTo(Project.PORT);
            for (JsonNode match : rule.path("matches")) {
                String path = match.at("/path/value").asText();
                boolean isExpression = match.at("/path/type").asText().equals("RegularExpression");
                routes.put(
                        isExpression ? GatewayRoutes.path(path) : path,
                        backend.path("name").asText());
            }
        }

        assertThat(routes).isEqualTo(GatewayRoutes.table()).isNotEmpty();
    }

    @Test
    void shouldDeclareTheTopicsThatTheServicesUse() {
        assertThat(BUILT.get(STORES).ofKind("KafkaTopic"))
                .hasSameSizeAs(Topics.declared())
                .allSatisfy(topic -> assertThat(Topics.declared()).anySatisfy(declared -> {
                    assertThat(topic.at("/metadata/name").asText()).isEqualTo(declared.name());
                    assertThat(topic.at("/spec/partitions").asInt()).isEqualTo(declared.partitions());
                    Map<String, String> config = new TreeMap<>();
                    topic.at("/spec/config")
                            .properties()
                            .forEach(entry ->
                                    config.put(entry.getKey(), entry.getValue().asText()));
                    assertThat(config).isEqualTo(declared.config());
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, STORES})
    void shouldKeepTheNamespaceToRestrictedPods(String kustomization) {
        assertThat(BUILT.get(kustomization).ofKind("Namespace")).singleElement().satisfies(namespace -> assertThat(
                        namespace
                                .path("metadata")
                                .path("labels")
                                .path("pod-security.kubernetes.io/enforce")
                                .asText())
                .isEqualTo("restricted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, PRODUCTION})
    void shouldDenyEveryConnectionThatIsNotAllowed(String kustomization) {
        JsonNode policy = BUILT.get(kustomization)
                .named("NetworkPolicy", "deny-by-default")
                .path("spec");

        assertThat(policy.path("podSelector").isEmpty()).isTrue();
        assertThat(policy.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(policy.has("ingress") || policy.has("egress")).isFalse();
    }

    /** A resource that two kustomizations both bring is the same in both, or the second would undo the first. */
    @Test
    void shouldNotContradictItself() {
        Map<String, JsonNode> seen = new HashMap<>();
        Set<String> contradictions = new TreeSet<>();
        for (String kustomization : List.of(STORES, MIGRATE, PRODUCTION)) {
            for (JsonNode resource : BUILT.get(kustomization).resources()) {
                String id = resource.path("kind").asText() + "/"
                        + resource.at("/metadata/name").asText();
                JsonNode before = seen.putIfAbsent(id, resource);
                if (before != null && !before.equals(resource)) {
                    contradictions.add(id);
                }
            }
        }
        assertThat(contradictions).isEmpty();
    }

    /** The Secret whose role the container has in the database. */
    private static String databaseSecret(JsonNode container) {
        Set<String> secrets = new TreeSet<>();
        for (JsonNode variable : container.path("env")) {
            if (variable.path("name").asText().startsWith("DATABASE_")) {
                secrets.add(variable.at("/valueFrom/secretKeyRef/name").asText());
            }
        }
        assertThat(secrets).hasSize(1);
        return secrets.iterator().next();
    }

    private String write(String kustomization) throws IOException {
        return Files.writeString(
                        directory.resolve("resources.yaml"),
                        BUILT.get(kustomization).yaml())
                .toString();
    }
}

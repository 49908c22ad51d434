package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void shouldSayWhichUsualPortWasTakenAndWhatIsUsedInstead() {
        Ports ports = Ports.choose(usual -> usual == 8080 ? 8090 : usual);

        assertThat(ports.of(Ports.GATEWAY)).isEqualTo(8090);
        assertThat(ports.of("call-service")).isEqualTo(8081);
        assertThat(ports.notes()).containsExactly("port 8080 is taken, gateway uses 8090");
    }

    @Test
    void shouldGiveEachPartAPortOfItsOwnBesideTheUsualSystem() {
        Ports ports = Ports.anyFree();

        assertThat(ports.byPart().values()).doesNotHaveDuplicates().hasSize(14);
        assertThat(ports.notes()).isEmpty();
    }
}

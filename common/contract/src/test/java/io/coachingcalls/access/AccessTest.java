package io.coachingcalls.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** docs/access.md and the code say the same. */
class AccessTest {

    private static final CallPeople PEOPLE = new CallPeople("owner", "coach", Set.of("invited"), Set.of("attended"));

    @Test
    void shouldAllowWhatTheTableInTheDocsAllows() throws IOException {
        List<String[]> table = table();
        String[] relations = Arrays.copyOfRange(table.getFirst(), 2, table.getFirst().length);
        List<String[]> endpoints = table.subList(2, table.size());

        assertThat(relations).contains("owner", "stranger", "admin");
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(5);
        for (String[] endpoint : endpoints) {
            for (int i = 0; i < relations.length; i++) {
                boolean allowed = Access.allows(caller(relations[i]), Action.valueOf(endpoint[1]), PEOPLE);
                assertThat(allowed ? "yes" : "no")
                        .as("%s for %s", endpoint[0], relations[i])
                        .isEqualTo(endpoint[i + 2]);
            }
        }
    }

    @Test
    void shouldKnowEveryActionInTheTable() throws IOException {
        assertThat(table().stream().skip(2).map(row -> row[1]))
                .containsAll(Arrays.stream(Action.values()).map(Action::name).toList());
    }

    @Test
    void shouldGiveNobodyTheRoomOfNobody() {
        CallPeople unannounced = new CallPeople(null, null, Set.of(), Set.of());

        assertThat(Access.allows(caller("owner"), Action.READ, unannounced)).isFalse();
        assertThat(Access.allows(caller("admin"), Action.READ, unannounced)).isTrue();
    }

    @Test
    void shouldRecordVideoForStudioOnlyAndFredForEveryone() {
        Caller free = caller("owner");
        Caller studio = new Caller("owner", null, Tier.STUDIO, Set.of());

        assertThat(Access.mayRecord(free, true)).isFalse();
        assertThat(Access.mayRecord(studio, true)).isTrue();
        assertThat(Access.mayRecord(free, false)).isTrue();
    }

    private static Caller caller(String relation) {
        Set<Role> roles =
                switch (relation) {
                    case "admin" -> Set.of(Role.ADMIN);
                    case "service" -> Set.of(Role.SERVICE);
                    default -> Set.of();
                };
        return new Caller(relation, null, Tier.FREE, roles);
    }

    /** The first table of the page, cell by cell. */
    private static List<String[]> table() throws IOException {
        return Files.readAllLines(Path.of("../../docs/access.md")).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
    }
}

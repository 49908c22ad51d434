package io.coachingcalls.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path directory;

    @Test
    void shouldMakeSecretsOnceAndAddWhatIsMissing() throws Exception {
        DataDirectory data = DataDirectory.at(directory.resolve("data"));

        Secrets first = Secrets.of(data, List.of("calls"));
        Secrets second = Secrets.of(data, List.of("calls", "sessions"));

        assertThat(second.livekitKey()).isEqualTo(first.livekitKey());
        assertThat(second.livekitSecret()).isEqualTo(first.livekitSecret()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(second.databasePasswords())
                .containsOnlyKeys("calls", "sessions")
                .containsAllEntriesOf(first.databasePasswords());
    }

    @Test
    void shouldMakeWhatAnEarlierVersionDidNotKeep() throws Exception {
        DataDirectory data = DataDirectory.at(directory.resolve("data"));
        Files.writeString(data.secrets(), """
                {"livekitKey": "key", "livekitSecret": "secret", "databasePasswords": {"calls": "c"}}""");

        Secrets first = Secrets.of(data, List.of("calls"));
        Secrets second = Secrets.of(data, List.of("calls"));

        assertThat(first.leaveTokenSecret()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(first.s3Secret()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(second).isEqualTo(first);
        assertThat(second.livekitSecret()).isEqualTo("secret");
    }

    @Test
    void shouldShowThemToTheirOwnerOnly() throws Exception {
        DataDirectory data = DataDirectory.at(directory.resolve("data"));

        Secrets secrets = Secrets.of(data, List.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secrets())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                .isEqualTo("rwx------");
        assertThat(secrets.toString()).doesNotContain(secrets.livekitSecret());
    }
}

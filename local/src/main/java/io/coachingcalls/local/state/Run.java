package io.coachingcalls.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.coachingcalls.events.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * A system that runs, or ran until its supervisor was killed.
 *
 * @param parts every process of it, in the order of their start
 * @param egress where recordings are asked for; null where nobody makes them
 * @param fred where his agent says how it is; null where he comes to no call
 * @param fredModels where his ears and his guide are; null where he is not here
 * @param postgres database addresses with credentials, by service
 * @param services addresses by service
 * @param notes what a person should know, such as a port that was taken
 */
public record Run(
        ProcessId supervisor,
        boolean ready,
        String gateway,
        String issuer,
        LiveKitAccess livekit,
        String kafka,
        S3Access s3,
        @Nullable String egress,
        @Nullable String fred,
        @Nullable String fredModels,
        Map<String, String> postgres,
        Map<String, String> services,
        List<PartProcess> parts,
        List<String> notes) {

    /** One process of the system. */
    public record PartProcess(String name, ProcessId process) {}

    /** What is kept about {@code directory}'s system, whether it is alive or not. */
    public static Optional<Run> lastOf(DataDirectory directory) throws IOException {
        return Files.exists(directory.run())
                ? Optional.of(EventJson.MAPPER.readValue(directory.run().toFile(), Run.class))
                : Optional.empty();
    }

    /** The system of {@code directory}, if it runs. */
    public static Optional<Run> of(DataDirectory directory) throws IOException {
        return lastOf(directory).filter(run -> run.supervisor().alive().isPresent());
    }

    public void keepIn(DataDirectory directory) throws IOException {
        PrivateFile.write(directory.run(), EventJson.MAPPER.writeValueAsBytes(this));
    }

    public static void forget(DataDirectory directory) throws IOException {
        Files.deleteIfExists(directory.run());
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "Run[supervisor=" + supervisor + ", gateway=" + gateway + "]";
    }

    public Run withParts(List<PartProcess> processes, boolean isReady) {
        return new Run(
                supervisor,
                isReady,
                gateway,
                issuer,
                livekit,
                kafka,
                s3,
                egress,
                fred,
                fredModels,
                postgres,
                services,
                List.copyOf(processes),
                notes);
    }
}

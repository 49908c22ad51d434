package io.coachingcalls.local.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.coachingcalls.local.deadletters.DeadLetter;
import io.coachingcalls.local.deadletters.DeadLetterQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Shows records that no service could use, and hands them out once more. */
@Command(
        name = "dlq",
        description = "Shows records that no service could use (dead letters), and hands them out once more.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Of another deployment (default: of the system that runs here).")
    private @Nullable String bootstrapServers;

    @Command(
            name = "list",
            description = "One line each: where it lies, when it came, room, type, cause.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin SystemOptions options,
            @Option(names = "--body", description = "Shows what is in them too: people's words, maybe.") boolean body)
            throws IOException {
        List<DeadLetter> letters = queue(options).letters();
        for (DeadLetter letter : letters) {
            System.out.printf(
                    "%s@%d  %s  %s  %s  %s%n",
                    letter.topic(), letter.offset(), letter.time(), letter.key(), letter.type(), letter.cause());
            if (body) {
                System.out.println("  " + letter.body());
            }
        }
        System.out.println(letters.isEmpty() ? "No dead letters." : letters.size() + " dead letters.");
        return 0;
    }

    @Command(
            name = "replay",
            description = "Sends dead letters to the topic they came from, once what was wrong with them is mended.",
            mixinStandardHelpOptions = true)
    int replay(
            @Mixin SystemOptions options,
            @Parameters(paramLabel = "TOPIC@OFFSET", arity = "0..*", description = "As `list` shows them.") @Nullable
                    Set<String> names,
            @Option(names = "--all", description = "All there are.") boolean all)
            throws IOException, InterruptedException {
        Set<String> wanted = Objects.requireNonNullElse(names, Set.of());
        List<DeadLetter> chosen = queue(options).letters().stream()
                .filter(letter -> all || wanted.contains(letter.topic() + "@" + letter.offset()))
                .toList();
        if (!all && (wanted.isEmpty() || chosen.size() < wanted.size())) {
            throw new IllegalArgumentException("name dead letters as `./calls dlq list` shows them, or say --all");
        }
        queue(options).replay(chosen);
        System.out.println(chosen.size() + " sent once more.");
        return 0;
    }

    private DeadLetterQueue queue(SystemOptions options) throws IOException {
        return new DeadLetterQueue(
                bootstrapServers == null ? options.runningSystem().kafka() : bootstrapServers);
    }
}

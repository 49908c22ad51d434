package io.coachingcalls.recordings.model;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.smallrye.mutiny.Uni;

/** Has the model write minutes. What people said reaches it as data that cannot end where it stands. */
@ApplicationScoped
public class ModelMinutes {

    private final Model model;
    private final MinutesWriter writer;

    ModelMinutes(Model model, MinutesWriter writer) {
        this.model = model;
        this.writer = writer;
    }

    /** @param entries records of what was said, each a line of JSON for the model */
    public Uni<Minutes> write(List<String> commitments, List<?> entries) {
        return model.ask(() -> writer.write(lines(commitments), lines(entries)));
    }

    /** One summary of the summaries of parts. */
    public Uni<String> merge(List<String> parts) {
        return model.ask(() -> writer.merge(lines(parts)));
    }

    static String lines(List<?> items) {
        return items.stream().map(ModelMinutes::line).collect(Collectors.joining("\n"));
    }

    private static String line(Object item) {
        try {
            // Escaped, a tag inside stays JSON's and closes nothing
            return EventJson.MAPPER
                    .writeValueAsString(item)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

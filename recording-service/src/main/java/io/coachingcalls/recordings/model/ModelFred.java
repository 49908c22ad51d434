package io.coachingcalls.recordings.model;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;

/** Has the model answer as FRED. */
@ApplicationScoped
public class ModelFred {

    private final Model model;
    private final Fred fred;

    ModelFred(Model model, Fred fred) {
        this.model = model;
        this.fred = fred;
    }

    /**
     * @param memories of earlier calls that everybody in this chat may know of
     * @param chat who wrote what, in order
     * @return the answer, piece by piece
     */
    public Multi<String> answer(List<String> memories, List<Line> chat) {
        return model.stream(() -> fred.answer(ModelMinutes.lines(memories), ModelMinutes.lines(chat)));
    }

    public record Line(String role, String text) {

        boolean isFreds() {
            return role.equals("fred");
        }
    }
}

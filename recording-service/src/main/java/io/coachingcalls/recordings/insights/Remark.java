package io.coachingcalls.recordings.insights;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.recordings.insights.AgentReport.Job;
import io.coachingcalls.structure.PlainJava;

/**
 * What an agent, or who judges it, says of its part in a call as a whole.
 *
 * @param name of the evaluation or the tag; an outcome has none, as there is one
 * @param body as it came
 */
@PlainJava
record Remark(Job job, Kind kind, String name, JsonNode body) {

    enum Kind {
        EVALUATION,
        TAG,
        OUTCOME;

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package io.coachingcalls.recordings.summary;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.type.TypeReference;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallSummarised;
import io.coachingcalls.events.CallEvent.CallSummarised.ActionDetail;
import io.coachingcalls.events.CallEvent.CallSummarised.Evidence;
import io.coachingcalls.events.CallType;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Row;

/** Each result of a call's summing up is one {@code call.summarised}. */
@Singleton
class SummariesTable implements OutboxTable {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<ActionDetail>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<Evidence> EVIDENCE = new TypeReference<>() {};

    @Override
    public String name() {
        return "recordings.summaries";
    }

    @Override
    public List<String> key() {
        return List.of("room");
    }

    @Override
    public List<CallEvent> events(Row row) {
        String room = row.getString("room");
        long revision = row.getLong("revision");
        return List.of(new CallSummarised(
                "%s:summary:%d".formatted(room, revision),
                row.getOffsetDateTime("made_at").toInstant(),
                room,
                revision,
                row.getString("user_id"),
                CallType.of(row.getString("call_type")),
                JsonText.read(json(row, summedUp(row))),
                row.getString("summary"),
                JsonText.read(json(row, "decisions"), STRINGS),
                JsonText.read(json(row, "next_actions"), STRINGS),
                JsonText.read(json(row, "evidence"), EVIDENCE),
                JsonText.read(json(row, "action_details"), DETAILS),
                row.getString("source")));
    }

    /** The column of the transcript that the result was made from. */
    private static String summedUp(Row row) {
        return row.getValue("unannounced_transcript") == null ? "transcript" : "unannounced_transcript";
    }

    private static String json(Row row, String column) {
        return Json.encode(row.getValue(column));
    }
}

package io.coachingcalls.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Shows what stands in a property, by its name: the same call all through the documents, so that what one answer gives
 * can be found again in the next request. Names mean the same in every service.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Examples implements OASFilter {

    private static final String ROOM = "call-27f2f5e2dfae995b9b79457b385a9d36";
    private static final String FOUNDER = "demo-studio";
    private static final String COACH = "demo-coach";

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("room", ROOM),
            Map.entry("roomName", ROOM),
            Map.entry("room_name", ROOM),
            Map.entry("userId", FOUNDER),
            Map.entry("user_id", FOUNDER),
            Map.entry("ownerId", FOUNDER),
            Map.entry("coachId", COACH),
            Map.entry("coach_id", COACH),
            Map.entry("name", "Sam"),
            Map.entry("title", "Pricing"),
            Map.entry("call_type", "on-demand"),
            Map.entry("maxDuration", 600),
            Map.entry("max_duration_seconds", 600),
            Map.entry("duration", "23m 45s"),
            Map.entry("duration_seconds", 1_425),
            Map.entry("duration_ms", 1_425_000),
            Map.entry("size_bytes", 11_400_000),
            Map.entry("participant_count", 2),
            Map.entry("participantSid", "PA_mWxvqFe6wYtk"),
            Map.entry("egressId", "EG_f04ebfee39b8"),
            Map.entry("end_reason", "everyone_left"),
            Map.entry("token", "eyJhbGciOiJIUzI1NiJ9.eyJ2aWRlbyI6e319.x"),
            Map.entry("leaveToken", "eyJhbGciOiJIUzI1NiJ9.eyJsZWF2ZSI6e319.x"),
            Map.entry("segmentId", "SG_7d1f"),
            Map.entry("segment_id", "SG_7d1f"),
            Map.entry("speaker", FOUNDER),
            Map.entry("speakerName", "Sam"),
            Map.entry("text", "We raise the price on Friday."),
            Map.entry("startMs", 61_000),
            Map.entry("start_ms", 61_000),
            Map.entry("endMs", 63_500),
            Map.entry("end_ms", 63_500),
            Map.entry("summary", "They agreed to raise the price on Friday."),
            Map.entry("summary_source", "extractive"),
            Map.entry("owner", "Sam"),
            Map.entry("due", "Friday"),
            Map.entry("notes", "Raise the price on Friday."),
            Map.entry("attempt", 1),
            Map.entry("recording_state", "ready"));

    private static final Set<SchemaType> PLAIN = Set.of(SchemaType.STRING, SchemaType.INTEGER, SchemaType.NUMBER);

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                Object example = BY_NAME.get(name);
                if (example != null && isOpen(property) && fits(example, property)) {
                    property.setExamples(List.of(example));
                }
            });
        }
        return schema;
    }

    /** Nothing that says itself what can stand there. */
    private static boolean isOpen(Schema property) {
        return property.getRef() == null && property.getEnumeration() == null && property.getExamples() == null;
    }

    private static boolean fits(Object example, Schema property) {
        return property.getType() != null
                && property.getType().stream()
                        .filter(PLAIN::contains)
                        .anyMatch(type -> (type == SchemaType.STRING) == (example instanceof String));
    }
}

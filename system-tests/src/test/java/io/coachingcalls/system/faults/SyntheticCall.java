package io.coachingcalls.system.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A call that nobody held: what LiveKit would tell of it, in LiveKit's words (see its captured webhooks), in the order of
 * its happening. A password of a TURN server is in each room, as it is in LiveKit's own.
 */
record SyntheticCall(String room, List<Webhook> webhooks) {

    static final String TURN_PASSWORD = "turn-password-that-nobody-may-keep";

    private static final String PREFIX = "call-";
    private static final Duration LONGEST_AGO = Duration.ofMinutes(40);

    /** Two or three people, or an agent for the third; some lose the connection and come back. */
    static SyntheticCall of(String room, Random random) {
        return of(room, 2 + random.nextInt(2), random);
    }

    static SyntheticCall of(String room, int people, Random random) {
        String roomSid = "RM_" + room.substring(PREFIX.length());
        Instant created = Instant.now().minus(LONGEST_AGO).plusMillis(random.nextInt(600_000));
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening(created, "room_started", null, null));
        Instant end = created;
        for (int person = 0; person < people; person++) {
            Instant joined = created.plusMillis(200 + random.nextInt(20_000));
            int connections = random.nextInt(4) == 0 ? 2 : 1;
            for (int connection = 0; connection < connections; connection++) {
                boolean isAgent = person == 2 && random.nextBoolean();
                var member = new Member(
                        "PA_" + room + "_" + person + "_" + connection,
                        (isAgent ? "agent-" : "person-") + person + "-of-" + room,
                        isAgent,
                        joined);
                Instant left = joined.plusMillis(1 + random.nextInt(300_000));
                happenings.add(new Happening(joined, "participant_joined", member, null));
                String track = "TR_" + member.sid;
                happenings.add(new Happening(joined.plusMillis(300), "track_published", member, track));
                happenings.add(new Happening(left, "track_unpublished", member, track));
                happenings.add(new Happening(left.plusMillis(1), "participant_left", member, null));
                end = end.isAfter(left) ? end : left;
                joined = left.plusMillis(500 + random.nextInt(5_000));
            }
        }
        happenings.add(new Happening(end.plusSeconds(20), "room_finished", null, null));
        happenings.sort(Comparator.comparing(Happening::at));
        List<Webhook> webhooks = new ArrayList<>();
        for (Happening happening : happenings) {
            String id = "EV_" + room + "_" + webhooks.size();
            webhooks.add(new Webhook(id, room, happening.json(id, room, roomSid, created)));
        }
        return new SyntheticCall(room, List.copyOf(webhooks));
    }

    /** Many, each a little different. */
    static Stream<SyntheticCall> stream(String name, Random random) {
        return Stream.iterate(0, number -> number + 1).map(number -> of(room(name, number), random));
    }

    /** In the form of call-service's names: by that a room is known of which LiveKit tells no metadata. */
    static String room(String name, int number) {
        return "%s%012x".formatted(beginning(name), number);
    }

    /** Of the names of all of one stream's rooms. */
    static String beginning(String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return PREFIX + hash.toString().replace("-", "").substring(0, 20);
    }

    private record Member(String sid, String identity, boolean isAgent, Instant joinedAt) {}

    private record Happening(
            Instant at,
            String event,
            @Nullable Member member,
            @Nullable String track) {

        String json(String id, String room, String roomSid, Instant created) {
            return """
                    {"event":"%s",%s%s%s"id":"%s","createdAt":"%d"}""".formatted(
                    event, roomJson(room, roomSid, created), memberJson(), trackJson(), id, at.getEpochSecond());
        }

        /** Events of tracks say no more than the sid and the name. */
        private String roomJson(String room, String sid, Instant created) {
            if (track != null) {
                return """
                        "room":{"sid":"%s","name":"%s"},""".formatted(sid, room);
            }
            return """
                    "room":{"sid":"%s","name":"%s","emptyTimeout":300,"departureTimeout":20,"creationTime":"%d",\
                    "creationTimeMs":"%d","turnPassword":"%s","enabledCodecs":[{"mime":"audio/opus"},{"mime":"audio/red"}]},""".formatted(sid, room, created.getEpochSecond(), created.toEpochMilli(), TURN_PASSWORD);
        }

        private String memberJson() {
            if (member == null) {
                return "";
            }
            if (track != null) {
                return """
                        "participant":{"sid":"%s","identity":"%s"},""".formatted(member.sid, member.identity);
            }
            return """
                    "participant":{"sid":"%s","identity":"%s","state":"%s","joinedAt":"%d","joinedAtMs":"%d","name":"%s",\
                    %s"version":2,"permission":{"canSubscribe":true,"canPublish":true,"canPublishData":true}},""".formatted(
                            member.sid,
                            member.identity,
                            event.equals("participant_left") ? "DISCONNECTED" : "ACTIVE",
                            member.joinedAt.getEpochSecond(),
                            member.joinedAt.toEpochMilli(),
                            "The " + member.identity,
                            member.isAgent ? "\"kind\":\"AGENT\"," : "");
        }

        private String trackJson() {
            return track == null ? "" : """
                    "track":{"sid":"%s","source":"MICROPHONE","mimeType":"audio/opus"},""".formatted(track);
        }
    }
}

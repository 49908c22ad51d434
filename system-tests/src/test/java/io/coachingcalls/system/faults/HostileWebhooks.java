package io.coachingcalls.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.system.RunningSystem;

/** Webhooks of calls, signed, with anything in them where LiveKit has text, numbers and times. */
final class HostileWebhooks {

    private static final List<String> KINDS =
            List.of("STANDARD", "INGRESS", "EGRESS", "SIP", "AGENT", "CONNECTOR", "BRIDGE", "LEVITATING", "");

    private final AnyInput any;
    private final Random random;
    private final LiveKitSender sender;
    private final String prefix = SyntheticCall.prefix();
    private final Set<String> mattering = ConcurrentHashMap.newKeySet();
    private int calls;

    HostileWebhooks(LiveKitSender sender, Random random) {
        this.sender = sender;
        this.random = random;
        this.any = new AnyInput(random);
    }

    /** One more call. */
    void send() {
        SyntheticCall call = SyntheticCall.of(SyntheticCall.room(prefix, calls++), random);
        for (Webhook webhook : spoiled(call)) {
            sender.send(webhook);
        }
    }

    /** Ids of those of which something must be kept: in a table, or among the dead letters. */
    Set<String> mattering() {
        return Set.copyOf(mattering);
    }

    private List<Webhook> spoiled(SyntheticCall call) {
        List<Webhook> webhooks = new ArrayList<>();
        for (Webhook webhook : call.webhooks()) {
            var event = (ObjectNode) RunningSystem.json(webhook.json());
            boolean matters = !event.path("event").asText().startsWith("track_");
            if (event.get("participant") instanceof ObjectNode participant) {
                matters = matters && spoil(participant);
            }
            if (event.get("room") instanceof ObjectNode room && any.oneIn(4)) {
                spoilRoom(room);
            }
            if (any.oneIn(8)) {
                event.put("createdAt", String.valueOf(any.number()));
            }
            if (any.oneIn(8)) {
                event.set(any.text(), JsonNodeFactory.instance.textNode(any.text()));
            }
            if (matters) {
                mattering.add(webhook.id());
            }
            webhooks.add(new Webhook(webhook.id(), webhook.key(), event.toString()));
        }
        return webhooks;
    }

    /** @return whether it is still somebody */
    private boolean spoil(ObjectNode participant) {
        if (any.oneIn(3)) {
            participant.put("name", any.text());
        }
        if (any.oneIn(4)) {
            participant.put("identity", any.shortText());
        }
        if (any.oneIn(8)) {
            participant.put("sid", any.shortText());
        }
        if (any.oneIn(8)) {
            participant.put("joinedAtMs", String.valueOf(any.number()));
        }
        if (any.oneIn(8)) {
            participant.put("joinedAt", String.valueOf(any.number()));
        }
        if (any.oneIn(4)) {
            participant.putObject("attributes").put(any.shortText(), any.text()).put("sip.callStatus", any.shortText());
        }
        if (any.oneIn(8)) {
            participant.put("metadata", any.text());
        }
        if (any.oneIn(8)) {
            participant.put("kind", any.any(KINDS));
            return false;
        }
        if (any.oneIn(16)) {
            participant.withObject("permission").put("hidden", true);
            return false;
        }
        return true;
    }

    private void spoilRoom(ObjectNode room) {
        room.put("creationTimeMs", String.valueOf(any.number()));
        room.put("numParticipants", any.number());
    }
}

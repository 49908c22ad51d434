package io.coachingcalls.attendance;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachingcalls.events.LiveKitEvent;

/** What a participant of LiveKit's is to us. Of several answers about one connection the first of these counts. */
public enum ParticipantKind {
    /** Attends: is named and counted, and may read what comes of the call. */
    @JsonProperty("person")
    PERSON,

    /** A program that takes part, such as FRED: listed, not counted. */
    @JsonProperty("agent")
    AGENT,

    /** A phone that, as far as this tells, nobody has answered: not there yet. */
    @JsonProperty("ringing")
    RINGING,

    /** A recorder, an ingress, somebody hidden: in the room, but not named, not counted, with no right of their own. */
    @JsonProperty("nobody")
    NOBODY;

    /** The attribute in which LiveKit SIP says how a phone's call stands. */
    public static final String SIP_CALL_STATUS = "sip.callStatus";

    private static final String SIP = "SIP";

    /**
     * The one place that decides it, for LiveKit's webhooks and its lists alike. LiveKit SIP's phones join while they
     * are {@code dialing} and turn {@code active} when somebody answers, of which no webhook tells; they leave as
     * {@code hangup}, whether or not anybody had answered.
     */
    public static ParticipantKind of(LiveKitEvent.Participant participant) {
        if (participant.isHidden()) {
            return NOBODY;
        }
        return switch (participant.kind()) {
            case null -> PERSON;
            case "STANDARD", "CONNECTOR", "BRIDGE" -> PERSON;
            case SIP -> "active".equals(participant.attribute(SIP_CALL_STATUS)) ? PERSON : RINGING;
            case "AGENT" -> AGENT;
            // Recorders, ingresses, and what LiveKit may have tomorrow
            default -> NOBODY;
        };
    }

    /** Of a phone, it is known from then on only that it was answered, however long it rang before. */
    public static boolean isPhone(LiveKitEvent.Participant participant) {
        return SIP.equals(participant.kind());
    }
}

package io.coachingcalls.local.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

import io.coachingcalls.embedded.FreePort;

/**
 * Which port each part listens on.
 *
 * @param notes what became of the usual ports that were taken
 */
record Ports(Map<String, Integer> byPart, List<String> notes) {

    static final String GATEWAY = "gateway";
    static final String ISSUER = "issuer";
    static final String KAFKA = "kafka";
    static final String POSTGRES = "postgres";
    static final String S3 = "s3";
    static final String EGRESS = EgressPart.NAME;
    static final String FRED = FredPart.NAME;
    static final String FRED_MODELS = FredModelsPart.NAME;
    static final String LIVEKIT = "livekit";
    static final String LIVEKIT_MEDIA = "livekit-media";

    /** The usual ports, and for each that is taken the next free one. */
    static Ports usual() {
        return choose(FreePort::near);
    }

    /** Whatever is free: for a system that runs beside the usual one. */
    static Ports anyFree() {
        Set<Integer> chosen = new TreeSet<>();
        return new Ports(
                choose(usual -> {
                            int port = FreePort.any();
                            while (!chosen.add(port)) {
                                port = FreePort.any();
                            }
                            return port;
                        })
                        .byPart(),
                List.of());
    }

    static Ports choose(IntUnaryOperator portInsteadOf) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        usualPorts().forEach((part, usual) -> {
            int port = portInsteadOf.applyAsInt(usual);
            chosen.put(part, port);
            if (port != usual) {
                notes.add("port " + usual + " is taken, " + part + " uses " + port);
            }
        });
        return new Ports(chosen, notes);
    }

    int of(String part) {
        return byPart.get(part);
    }

    private static Map<String, Integer> usualPorts() {
        Map<String, Integer> usual = new LinkedHashMap<>();
        usual.put(GATEWAY, 8080);
        for (Service service : Service.values()) {
            usual.put(service.title(), service.defaultPort());
        }
        usual.put(ISSUER, 8085);
        usual.put(FRED, 8086);
        usual.put(FRED_MODELS, 8087);
        usual.put(KAFKA, 9092);
        usual.put(POSTGRES, 5432);
        usual.put(S3, 9000);
        usual.put(EGRESS, 7980);
        usual.put(LIVEKIT, 7880);
        usual.put(LIVEKIT_MEDIA, 7882);
        return usual;
    }
}

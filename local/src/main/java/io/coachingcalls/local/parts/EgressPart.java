package io.coachingcalls.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.coachingcalls.embedded.LiveKitBinary;
import io.coachingcalls.local.state.DataDirectory;

/** The stand-in for LiveKit Egress, which is a program for Node. */
record EgressPart(List<String> command) {

    static final String NAME = "egress";

    static final String MISSING =
            "Calls are not recorded: the stand-in for LiveKit Egress needs Node 20 or newer, with npm";

    /** Empty where there is no Node, or where the program was not built for want of one. */
    static Optional<EgressPart> find(Path projectRoot) {
        Path program = projectRoot.resolve("local/egress/dist/src/main.js");
        return LiveKitBinary.onPath("node")
                .filter(node -> Files.exists(program))
                .map(node -> new EgressPart(List.of(node.toString(), program.toString())));
    }

    ChildProcess start(Wiring wiring, DataDirectory data) throws IOException {
        Map<String, String> environment = wiring.egressServer();
        environment.put("EGRESS_DIRECTORY", data.file(NAME).toString());
        environment.put("NODE_ENV", "production");
        return ChildProcess.start(NAME, Part.Layer.EGRESS, command, environment, data.freshLog(NAME));
    }
}

package io.coachingcalls.local.parts;

import java.util.Optional;

/** Something that runs and can be stopped. */
interface Part {

    String name();

    Layer layer();

    /** Its process, unless it lives inside the supervisor. */
    Optional<ProcessHandle> process();

    /** Returns when it is gone. */
    void stop();

    /** What must still be there while a part stops: layers stop in this order, parts of one layer together. */
    enum Layer {
        AGENT,
        EGRESS,
        SERVICE,
        MEDIA,
        GATEWAY,
        EVENTS,
        DATABASE,
        STORAGE,
        SIGN_IN
    }

    /** A part inside the supervisor. */
    static Part inside(String name, Layer layer, Runnable stop) {
        return of(name, layer, Optional.empty(), stop);
    }

    /** A part whose process somebody else looks after. */
    static Part of(String name, Layer layer, Optional<ProcessHandle> process, Runnable stop) {
        record Simple(String name, Layer layer, Optional<ProcessHandle> process, Runnable stopping) implements Part {
            @Override
            public void stop() {
                stopping.run();
            }
        }
        return new Simple(name, layer, process, stop);
    }
}

package io.coachingcalls.ingest;

import java.util.HashMap;
import java.util.Map;

/** A broker's address where nobody listens. */
public final class KafkaNeverThereProfile extends IngestTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("kafka.bootstrap.servers", "127.0.0.1:1");
        return overrides;
    }
}

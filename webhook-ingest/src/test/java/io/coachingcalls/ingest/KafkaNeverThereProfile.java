package io.coachingcalls.ingest;

import java.util.HashMap;
import java.util.Map;

/** Addresses where nobody listens, for broker and database. */
public final class KafkaNeverThereProfile extends IngestTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("kafka.bootstrap.servers", "127.0.0.1:1");
        overrides.put("DATABASE_URL", "postgresql://127.0.0.1:1/nowhere");
        overrides.put("DATABASE_USERNAME", "nobody");
        overrides.put("DATABASE_PASSWORD", "none");
        return overrides;
    }
}

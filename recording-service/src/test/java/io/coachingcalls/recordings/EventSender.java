package io.coachingcalls.recordings;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sender of events that the service under test reads. */
@Singleton
public class EventSender extends io.coachingcalls.embedded.testing.EventSender {

    EventSender(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        super(kafka);
    }

    @Override
    @PreDestroy
    public void close() {
        super.close();
    }
}

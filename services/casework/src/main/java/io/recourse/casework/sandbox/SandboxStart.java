package io.recourse.casework.sandbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the sandbox's time before anything can ask for it. */
@Singleton
class SandboxStart {

    void start(
            @Observes @Priority(1) StartupEvent event,
            SandboxClock clock,
            @ConfigProperty(name = "recourse.sandbox.enabled", defaultValue = "false") boolean enabled) {
        if (enabled) {
            clock.read();
        }
    }
}

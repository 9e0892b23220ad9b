package io.recourse.casework.clock;

import io.recourse.casework.sandbox.SandboxClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses the business clock once, at start. */
@Singleton
class BusinessClocks {

    @Produces
    @Singleton
    BusinessClock clock(
            WallClock wall,
            SandboxClock sandbox,
            @ConfigProperty(name = "recourse.sandbox.enabled", defaultValue = "false") boolean enabled) {
        return enabled ? sandbox::now : wall::now;
    }
}

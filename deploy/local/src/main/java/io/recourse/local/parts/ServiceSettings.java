package io.recourse.local.parts;

import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import java.util.HashMap;
import java.util.Map;

/** What the services are told beside where their database and their broker are. */
@FunctionalInterface
public interface ServiceSettings {
    /** Nothing further: every service has its own defaults. */
    ServiceSettings NONE = (_, _, _) -> Map.of();

    /** Environment variables of one service; a secret among them goes to no other process. */
    Map<String, String> of(String service, RunFolder run, Secrets secrets);

    /** These, and what the others say where both speak. */
    default ServiceSettings but(ServiceSettings others) {
        return (service, run, secrets) -> {
            Map<String, String> told = new HashMap<>(of(service, run, secrets));
            told.putAll(others.of(service, run, secrets));
            return told;
        };
    }
}

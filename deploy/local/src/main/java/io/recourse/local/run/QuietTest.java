package io.recourse.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether nothing moves any more: no service has work, and of every topic each subscriber has taken what its publisher has
 * sent. Time may pass then and only then.
 */
public record QuietTest(Subscriptions subscriptions) {

    /** What still moves, in words; empty when nothing does. Services that do not run are not asked and not waited for. */
    public List<String> disturbances(Map<String, Quiet> services) {
        List<String> found = new ArrayList<>();
        new TreeMap<>(services).forEach((name, quiet) -> {
            if (quiet.busy()) {
                found.add(name + " is at work");
                return;
            }
            count(found, name, quiet.readyMail(), "letters to read");
            count(found, name, quiet.openEffects(), "effects under way");
            count(found, name, quiet.dueRows(), "deadlines due");
        });
        new TreeMap<>(subscriptions.topics()).forEach((topic, parties) -> {
            Quiet publisher = services.get(parties.publisher());
            if (publisher == null || publisher.busy()) {
                return;
            }
            long sent = publisher.on(topic).sent();
            for (String subscriber : parties.subscribers()) {
                Quiet reader = services.get(subscriber);
                if (reader != null && !reader.busy() && reader.on(topic).seen() != sent) {
                    found.add(subscriber + " has taken " + reader.on(topic).seen() + " of " + sent + " events of "
                            + topic);
                }
            }
        });
        return found;
    }

    private static void count(List<String> found, String service, long number, String what) {
        if (number != 0) {
            found.add(service + " has " + number + " " + what);
        }
    }
}

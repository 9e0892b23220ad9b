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

    /** Something that still moves, and the service whose next word may show that it no longer does. */
    public record Disturbance(String service, String what) {
        @Override
        public String toString() {
            return service + " " + what;
        }
    }

    /** What still moves; empty when nothing does. Services that do not run are not asked and not waited for. */
    public List<Disturbance> disturbances(Map<String, Quiet> services) {
        List<Disturbance> found = new ArrayList<>();
        new TreeMap<>(services).forEach((name, quiet) -> {
            if (quiet.busy()) {
                found.add(new Disturbance(name, "is at work"));
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
                    found.add(flow(
                            topic,
                            parties.publisher(),
                            sent,
                            subscriber,
                            reader.on(topic).seen()));
                }
            }
        });
        return found;
    }

    /** Who has taken more than was sent when the publisher was last asked has heard it since: the publisher is to say more. */
    private static Disturbance flow(String topic, String publisher, long sent, String subscriber, long seen) {
        return seen < sent
                ? new Disturbance(subscriber, "has taken " + seen + " of " + sent + " events of " + topic)
                : new Disturbance(publisher, "has sent more than " + sent + " events of " + topic);
    }

    private static void count(List<Disturbance> found, String service, long number, String what) {
        if (number != 0) {
            found.add(new Disturbance(service, "has " + number + " " + what));
        }
    }
}

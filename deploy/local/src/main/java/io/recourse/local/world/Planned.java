package io.recourse.local.world;

import java.time.Instant;
import java.util.Comparator;

/**
 * An act and when it is done.
 *
 * @param key the same in every run and for one act only: what is planned twice is done once
 * @param matter acts of one matter are called off together; empty if it is not called off
 */
public record Planned(Instant at, String key, String matter, Person person, Act act) implements Comparable<Planned> {

    private static final Comparator<Planned> ORDER =
            Comparator.comparing(Planned::at).thenComparing(Planned::key);

    static Planned of(Instant at, Person person, String name, Act act) {
        return new Planned(at, person.key() + "|" + name, "", person, act);
    }

    /** The same act as part of a matter before a court or at a venue. */
    Planned in(String matterName) {
        return new Planned(at, key, matterName, person, act);
    }

    @Override
    public int compareTo(Planned other) {
        return ORDER.compare(this, other);
    }
}

package io.recourse.segmentation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.Source;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contact costs the house, by channel; only arms on trial are compared by it.
 *
 * @param milli thousandths of a reference unit for one attempt, ≥ 0, of every channel
 */
public record ContactCosts(@Nullable Source source, Map<Channel, Long> milli) {

    public ContactCosts {
        Faults faults = new Faults("contact-costs");
        faults.unless(source != null, "source is missing");
        milli = Map.copyOf(milli);
        faults.unless(milli.keySet().containsAll(Arrays.asList(Channel.values())), "milli must name every channel");
        milli.forEach((channel, cost) -> faults.unless(cost >= 0 && cost <= MOST, channel + " must cost 0 … " + MOST));
        faults.raise();
    }

    private static final long MOST = 1_000_000_000;

    long milli(Map<Channel, Integer> contacts) {
        return contacts.entrySet().stream()
                .mapToLong(e -> milli.getOrDefault(e.getKey(), 0L) * e.getValue())
                .sum();
    }
}

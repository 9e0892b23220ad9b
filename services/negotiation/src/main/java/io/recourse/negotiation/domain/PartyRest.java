package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Incidents.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Since when a party should have been left alone, by what it wished or by what is the matter with it, whenever that was told.
 *
 * @param id names it within the party
 * @param to first instant at which that was over; null while it is not
 * @param channels by which it should have been; empty for all
 */
public record PartyRest(
        String id, Cause cause, Instant from, @Nullable Instant to, List<Channel> channels) {

    public PartyRest {
        channels = List.copyOf(channels);
    }

    /** A contact at the very instant at which it begins crossed it on the way. */
    boolean covers(Instant at, @Nullable Channel channel) {
        return at.isAfter(from)
                && (to == null || at.isBefore(to))
                && (channels.isEmpty() || channels.contains(channel));
    }
}

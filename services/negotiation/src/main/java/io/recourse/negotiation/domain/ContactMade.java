package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact by those to whom its end matters.
 *
 * @param channel by which whoever was reached was reached; null of contacts of before it was kept
 * @param at when leave was given for it
 */
public record ContactMade(@Nullable Channel channel, Instant at) {

    static ContactMade of(Attempt attempt) {
        return new ContactMade(attempt.channel(), attempt.at());
    }
}

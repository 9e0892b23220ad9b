package io.recourse.contracts;

import java.time.Instant;

/** Published by intake on {@code parties.intake}, keyed by party: derived facts only, never identity. */
public sealed interface PartyEvent extends PublicEvent {

    @Override
    default String topic() {
        return "parties.intake";
    }

    /** The first event of every party. */
    record PartyRegistered(
            String lender, String zone, String province, String language, boolean hasMobile, boolean hasEmail)
            implements PartyEvent {}

    /**
     * The party asked not to be contacted; binding from {@code at} on and on every channel, for good.
     *
     * @param channel how the party said so (letter, portal, SMS, …), kept as proof; no value of it narrows the wish, so there
     *     is none that means all channels
     */
    record ContactCeased(Instant at, String channel) implements PartyEvent {}
}

package io.recourse.contracts;

import java.time.Instant;
import java.time.LocalDate;

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
     * The telephone number that a statement names first is another than before. What was wrong with the one before says nothing of it.
     *
     * @param asOf day of the statement that named it for the first time: of one that comes back, a day of before
     */
    record NumberReplaced(LocalDate asOf) implements PartyEvent {}

    /**
     * The party asked not to be contacted; binding from {@code at} on and on every channel, for good.
     *
     * @param channel how the party said so (letter, portal, SMS, …), kept as proof; no value of it narrows the wish, so there
     *     is none that means all channels
     */
    record ContactCeased(Instant at, String channel) implements PartyEvent {}

    /**
     * Nobody contacts the party from {@code from} on, whatever it is to a debt. No more is told than whoever contacts needs: which
     * illness, dispute or proceedings stand behind it does not leave intake.
     *
     * @param barId names the bar; several may stand at once
     * @param from may lie in the past
     */
    record ContactBarred(String barId, BarGround ground, Instant from) implements PartyEvent {}

    /** What whoever contacts has to tell apart. */
    enum BarGround {
        /** The party is dead. */
        DECEASED,
        /** The party cannot act for itself; its guardian does. */
        INCAPABLE,
        /** A dispute, hardship, insolvency: contact rests, and goes on when that is over. */
        RESTING
    }

    /**
     * That bar forbids nothing any more.
     *
     * @param at from when on; not before it began, and it may lie ahead
     */
    record ContactBarEnded(String barId, Instant at) implements PartyEvent {}
}

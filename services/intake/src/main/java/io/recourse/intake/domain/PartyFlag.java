package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.PartyEvent.BarGround;
import org.jspecify.annotations.Nullable;

/**
 * What is the matter with a person or company, each with the pause it brings to the cases in which it is the debtor, and with what
 * those learn of it who would contact the party itself.
 */
public enum PartyFlag {
    DECEASED(PauseReason.DECEASED, BarGround.DECEASED),
    BANKRUPT(PauseReason.BANKRUPTCY, BarGround.RESTING),
    INCAPABLE(PauseReason.INCAPACITY, BarGround.INCAPABLE),
    /** Also told as such: lifting the flag ends the pauses, but nobody takes the wish back. */
    CEASE_CONTACT(PauseReason.CEASE_CONTACT, null),
    DISPUTE(PauseReason.DISPUTE, BarGround.RESTING),
    /** Breathing space. */
    HARDSHIP(PauseReason.HARDSHIP, BarGround.RESTING);

    private final PauseReason reason;
    private final @Nullable BarGround bars;

    PartyFlag(PauseReason reason, @Nullable BarGround bars) {
        this.reason = reason;
        this.bars = bars;
    }

    /** On which ground nobody contacts the party meanwhile; null of a wish, which is told as one. */
    @Nullable
    BarGround bars() {
        return bars;
    }

    PauseReason reason() {
        return reason;
    }
}

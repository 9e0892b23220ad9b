package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.PauseReason;

/** What is the matter with a person or company, each with the pause it brings to the cases in which it is the debtor. */
public enum PartyFlag {
    DECEASED(PauseReason.DECEASED),
    BANKRUPT(PauseReason.BANKRUPTCY),
    INCAPABLE(PauseReason.INCAPACITY),
    /** Also told as such: lifting the flag ends the pauses, but nobody takes the wish back. */
    CEASE_CONTACT(PauseReason.CEASE_CONTACT),
    DISPUTE(PauseReason.DISPUTE),
    /** Breathing space. */
    HARDSHIP(PauseReason.HARDSHIP);

    private final PauseReason reason;

    PartyFlag(PauseReason reason) {
        this.reason = reason;
    }

    PauseReason reason() {
        return reason;
    }
}

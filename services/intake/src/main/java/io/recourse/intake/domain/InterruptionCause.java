package io.recourse.intake.domain;

/** What starts the limitation anew (民法典 art. 195; 诉讼时效解释 art. 8–17). */
public enum InterruptionCause {
    /** A demand that reached the debtor or should have. */
    DEMAND,
    PART_PAYMENT,
    /** The debtor agreed to perform, in whatever form. */
    CONSENT,
    /** A written promise; it alone also revives an expired claim (ours, after art. 192). */
    PROMISE,
    PLAN,
    PAYMENT_ORDER,
    PRESERVATION,
    /** Counts again from the end of the proceedings: tell it at the start and at the end, each with its own proof. */
    SUIT,
    ARBITRATION,
    ENFORCEMENT_APPLICATION,
    BANKRUPTCY_CLAIM,
    MEDIATION_REQUEST,
    ASSIGNMENT_NOTICE
}

package io.recourse.intake.domain;

/** In which role a case names a party. */
public enum PartyRole {
    DEBTOR,
    /** Owes the whole debt beside the debtor (民法典 art. 518). */
    CO_DEBTOR,
    /** Answers for the debt of another. */
    GUARANTOR,
    /** Was a co-debtor until the creditor released it (民法典 art. 520). */
    RELEASED;

    /** Whether the debt is the party's own, so that what it pays without naming an account may pay it. */
    boolean owes() {
        return this == DEBTOR || this == CO_DEBTOR;
    }
}

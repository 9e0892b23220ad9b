package io.recourse.litigation.domain;

/** What we hand to a court. None of it can be undone, so each needs the ledger's clearance first. */
public enum Act {
    FILE_PAYMENT_ORDER("file-payment-order"),
    FILE_SUIT("file-suit"),
    APPLY_ENFORCEMENT("apply-enforcement");

    private final String word;

    Act(String word) {
        this.word = word;
    }

    /** Its name in the published language. */
    public String word() {
        return word;
    }
}

package io.recourse.rules.clearance;

import java.util.Arrays;
import java.util.Optional;

/** The acts that cannot be undone, for which a stage asks the ledger's clearance. Whoever builds another names it here. */
public enum ClearedAct {
    FILE_PAYMENT_ORDER("file-payment-order"),
    FILE_SUIT("file-suit"),
    APPLY_ENFORCEMENT("apply-enforcement"),
    START_AUCTION("start-auction"),
    AUTO_DEBIT("auto-debit");

    private final String word;

    ClearedAct(String word) {
        this.word = word;
    }

    /** Its name in the published language. */
    public String word() {
        return word;
    }

    /** Empty for an act that this release does not know. */
    public static Optional<ClearedAct> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word.equals(word)).findFirst();
    }
}

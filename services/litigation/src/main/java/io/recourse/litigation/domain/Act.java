package io.recourse.litigation.domain;

import io.recourse.rules.clearance.ClearedAct;

/** What we hand to a court. None of it can be undone, so each needs the ledger's clearance first. */
public enum Act {
    FILE_PAYMENT_ORDER(ClearedAct.FILE_PAYMENT_ORDER),
    FILE_SUIT(ClearedAct.FILE_SUIT),
    APPLY_ENFORCEMENT(ClearedAct.APPLY_ENFORCEMENT);

    private final ClearedAct cleared;

    Act(ClearedAct cleared) {
        this.cleared = cleared;
    }

    /** Its name in the published language. */
    public String word() {
        return cleared.word();
    }
}

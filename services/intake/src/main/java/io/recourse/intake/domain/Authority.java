package io.recourse.intake.domain;

/** Whose books rule the balance of an account. It passes once, at charge-off, from the host to Recourse. */
public enum Authority {
    /** The lender's statement rules. */
    HOST,
    /** Recourse's ledger rules; statements no longer change balances. */
    RECOURSE
}

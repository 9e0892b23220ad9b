package io.recourse.negotiation.domain;

/** In which role somebody makes or approves an offer. */
public enum Maker {
    /** A machine that speaks for the lender; it never waives principal and approves nothing. */
    BOT,
    STAFF,
    SUPERVISOR
}

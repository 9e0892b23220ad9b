package io.recourse.negotiation.domain;

/** In which role somebody makes or approves an offer, or approves a promise. */
public enum Maker {
    /** A machine that speaks for the lender; it never waives principal and approves nothing. */
    BOT,
    STAFF,
    SUPERVISOR
}

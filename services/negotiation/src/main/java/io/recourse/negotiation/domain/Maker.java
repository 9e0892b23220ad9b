package io.recourse.negotiation.domain;

/** In which role somebody makes or approves an offer, approves a promise, or tells that an answer was read. */
public enum Maker {
    /** A machine that speaks for the lender; it never waives principal, approves nothing and reads no answer. */
    BOT,
    STAFF,
    SUPERVISOR
}

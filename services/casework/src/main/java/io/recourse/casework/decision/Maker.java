package io.recourse.casework.decision;

/** In which role somebody makes, approves or answers what some may and others may not: the door says it. */
public enum Maker {
    /** A machine that speaks for the lender; what a person alone may do it never does. */
    BOT,
    STAFF,
    SUPERVISOR
}

package io.recourse.casework.spec;

/** What a random walk must have met to prove anything. */
public enum Ingredient {
    /** A bunch of messages came in another order than it was sent in. */
    OVERTAKING,
    /** A message was heard a second time. */
    DUPLICATE,
    /** A pause on the debtor's side began or ended, and something was noted of it. */
    PAUSE,
    /** Money that had been counted was taken back. */
    REVERSAL,
    /** Nobody looked for an hour and longer after a deadline fell due. */
    OUTAGE
}

package io.recourse.rules.contact;

/** Live facts about the person to be contacted. Each but {@link #DEBTOR_UNREACHABLE} bars contact by itself. */
public enum Flag {
    DECEASED,
    /** The debtor asked for no contact at all. */
    CEASED,
    /** The subject's mail is stuck, so its facts may be stale. */
    PARKED,
    /** A dispute, hardship or other pause is open. */
    PAUSED,
    /** Asked by the guard itself: the debtor opted out of this channel. */
    OPTED_OUT,
    /** A third party refused; that is permanent. */
    THIRD_PARTY_REFUSED,
    /** The person to be contacted is not the debtor. */
    THIRD_PARTY,
    /** No bar, but what may lift one: the debtor cannot be reached. */
    DEBTOR_UNREACHABLE
}

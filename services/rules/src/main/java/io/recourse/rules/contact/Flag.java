package io.recourse.rules.contact;

/** Live facts about the debtor or the person to be contacted. */
public enum Flag {
    /** The one who owes is dead. */
    DECEASED,
    /** The one who owes cannot act for itself (无民事行为能力, 限制民事行为能力). */
    INCAPABLE,
    /** The debtor asked for no contact at all. */
    CEASED,
    /** The subject's mail is stuck, so its facts may be stale. */
    PARKED,
    /** A dispute, hardship or other pause is open. */
    PAUSED,
    /** Asked by the guard itself: the person opted out of this channel. */
    OPTED_OUT,
    /** This person, a third party, refused; that is permanent. */
    THIRD_PARTY_REFUSED,
    /** No bar: the debtor cannot be reached; a pack's opening for third parties says what that means. */
    DEBTOR_UNREACHABLE,
    /** No bar: this third party asked for another contact, or its answer is believed wrong and it now knows better. */
    MAY_ASK_AGAIN,
    /** No bar: a court listed the debtor for dishonesty (失信被执行人). */
    DISHONEST_LISTED;

    /** True if a pack must say which rule forbids contact with it. */
    boolean bars() {
        return switch (this) {
            case DECEASED, INCAPABLE, CEASED, PARKED, PAUSED, OPTED_OUT, THIRD_PARTY_REFUSED -> true;
            case DEBTOR_UNREACHABLE, MAY_ASK_AGAIN, DISHONEST_LISTED -> false;
        };
    }
}

package io.recourse.rules.contact;

/** What a contact is for. */
public enum Purpose {
    /** About the debt: a reminder, an offer, a notice. */
    COLLECT,
    /** To learn where the debtor is, without a word of the debt. */
    LOCATE
}

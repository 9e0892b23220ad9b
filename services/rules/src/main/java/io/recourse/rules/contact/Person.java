package io.recourse.rules.contact;

/** What somebody is to a debt; which of them are third parties is said by the pack. */
public enum Person {
    DEBTOR,
    CO_DEBTOR,
    GUARANTOR,
    /** A spouse as such; one who owes the debt too is a {@link #CO_DEBTOR}. */
    SPOUSE,
    RELATIVE,
    /** The employer, or whoever answers at the place of work. */
    COLLEAGUE,
    /** Whom the debtor named when the contract was made. */
    NAMED_CONTACT,
    OTHER
}

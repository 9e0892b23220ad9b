package io.recourse.negotiation.domain;

/**
 * What somebody means who answers a contact, often several things at once: wishes before complaints, what protects before what
 * promises. A wish is obeyed at once. Of everything else nothing follows by itself, so a person is to read it.
 */
public enum Intent {
    /** No contact at all any more. */
    STOP_ALL,
    /** No contact by this channel any more. */
    STOP,
    /** The address belongs to somebody else. */
    WRONG_PERSON,
    /** Somebody died; whether it is the debtor a person finds out. */
    DECEASED,
    /** Somebody cannot act for himself any more; likewise. */
    INCAPABLE,
    COMPLAINS,
    DISPUTES,
    PAID_ALREADY,
    HARDSHIP,
    ASKS_FOR_PLAN,
    REFUSES_TO_PAY,
    PROMISES_TO_PAY,
    ASKS_WHO,
    /** Nothing of this, or nothing that was understood. */
    OTHER;

    /**
     * A wish to be left alone, or a stranger's word that nobody owes here: the party's at once, in every state of a case. What is
     * none a person has to read.
     */
    public boolean isForParty() {
        return switch (this) {
            case STOP_ALL, STOP, WRONG_PERSON -> true;
            case DECEASED,
                    INCAPABLE,
                    COMPLAINS,
                    DISPUTES,
                    PAID_ALREADY,
                    HARDSHIP,
                    ASKS_FOR_PLAN,
                    REFUSES_TO_PAY,
                    PROMISES_TO_PAY,
                    ASKS_WHO,
                    OTHER -> false;
        };
    }

    /** What is true of a person, if it is, is so whatever it owes: until somebody has read it, no case contacts it. */
    boolean isOfPerson() {
        return switch (this) {
            case DECEASED, INCAPABLE -> true;
            case STOP_ALL,
                    STOP,
                    WRONG_PERSON,
                    COMPLAINS,
                    DISPUTES,
                    PAID_ALREADY,
                    HARDSHIP,
                    ASKS_FOR_PLAN,
                    REFUSES_TO_PAY,
                    PROMISES_TO_PAY,
                    ASKS_WHO,
                    OTHER -> false;
        };
    }

    /** An answer to a contact that speaks for its channel. */
    boolean isResponse() {
        return switch (this) {
            case DISPUTES, PAID_ALREADY, HARDSHIP, ASKS_FOR_PLAN, REFUSES_TO_PAY, PROMISES_TO_PAY, ASKS_WHO, OTHER ->
                true;
            case STOP_ALL, STOP, WRONG_PERSON, DECEASED, INCAPABLE, COMPLAINS -> false;
        };
    }
}

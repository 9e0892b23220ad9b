package io.recourse.rules.contact;

/** Whose contacts a budget counts; those for another lender only where the history carries a basis. */
public enum Scope {
    /** The person's, whatever the lender. */
    PARTY,
    PARTY_AND_LENDER,
    PARTY_AND_DEBT,
    /** The number's, whoever answers; a number nobody noted may be the person's any. */
    NUMBER;

    boolean covers(Whom asked, Made made) {
        Whom whom = made.whom();
        boolean samePerson = whom.ref().equals(asked.ref());
        boolean sameLender = whom.lender().equals(asked.lender());
        if (!sameLender && made.basis() == null) {
            return false;
        }
        return switch (this) {
            case PARTY -> samePerson;
            case PARTY_AND_LENDER -> samePerson && sameLender;
            case PARTY_AND_DEBT -> samePerson && whom.debt().equals(asked.debt());
            case NUMBER ->
                asked.number() == null || whom.number() == null
                        ? samePerson
                        : asked.number().equals(whom.number());
        };
    }
}

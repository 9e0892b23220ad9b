package io.recourse.intake.domain;

import java.time.LocalDate;

/**
 * What a private lender's rate came to (民间借贷规定 art. 25, 28, 29, 31).
 *
 * @param askedBp the rate of the statement, with all that is asked for being late, basis points a year
 * @param usedBp the rate that interest is reckoned by, ≤ {@code askedBp}
 * @param primeBp the one-year loan prime rate that caps it
 * @param countedOn the day whose rate counts
 */
public record CappedRate(int askedBp, int usedBp, int primeBp, LocalDate countedOn, Basis basis) {

    /** The fact whose day counts. */
    public enum Basis {
        /** The contract was concluded when the present rules were in force. */
        CONTRACT,
        /** An older contract, which counts from the suit: until there is one, from the statement (ours). */
        STATEMENT,
        /** An older contract of which a suit was heard. */
        SUIT
    }
}

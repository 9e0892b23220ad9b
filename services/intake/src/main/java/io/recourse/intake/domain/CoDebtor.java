package io.recourse.intake.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Owes the debt jointly with the debtor (民法典 art. 518).
 *
 * @param shareBp agreed among the joint debtors, basis points; null for an equal part of what is left (519)
 * @param releasedOn the day the creditor released it, null while it owes
 */
public record CoDebtor(
        String party, @Nullable Integer shareBp, @Nullable LocalDate releasedOn) {

    boolean owes() {
        return releasedOn == null;
    }
}

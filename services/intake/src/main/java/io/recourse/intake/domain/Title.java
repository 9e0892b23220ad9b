package io.recourse.intake.domain;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An enforceable title of the claim.
 *
 * @param effectiveOn payments that count from a later day pay the judgment debt first, then doubled interest
 * @param performBy the last day on which the debtor may perform, not before {@code effectiveOn}; doubled interest begins
 *     with the day after
 * @param claim what the debtor must pay, minor units of the case's currency, > 0
 * @param generalInterest the part of {@code claim} that bears no doubled interest; null where nobody told it, then what the
 *     ledger's interest comes to on {@code effectiveOn}
 * @param exact told by the lender, who has the title in hand: what a court's event says of it no longer counts
 */
public record Title(
        LocalDate effectiveOn,
        LocalDate performBy,
        long claim,
        @Nullable Long generalInterest,
        boolean exact) {

    /** Of two that courts' events tell the later one counts, in whatever order they are heard. */
    private static final Comparator<Title> LATER = Comparator.comparing(Title::effectiveOn)
            .thenComparing(Title::performBy)
            .thenComparing(Title::claim);

    /** Whether a title that is told now takes the place of one known before; people may correct what people told. */
    boolean replaces(@Nullable Title known) {
        if (known == null) {
            return true;
        }
        return exact ? !equals(known) : !known.exact() && LATER.compare(this, known) > 0;
    }
}

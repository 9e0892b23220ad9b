package io.recourse.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a number of a pack comes from.
 *
 * @param citation law, article, standard or notice; "ours" for our own policy
 * @param validFrom first day in force
 * @param validTo last day in force, null while open
 * @param checkedOn day on which somebody last compared the number with its source
 * @param unverified only a secondary source was read, or none is published yet
 * @param selectedBy the fact whose date selects this version, for instance {@code contact} or {@code court-day}
 */
public record Source(
        String citation,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        LocalDate checkedOn,
        boolean unverified,
        String selectedBy) {

    public Source {
        if (citation.isBlank() || selectedBy.isBlank()) {
            throw new IllegalArgumentException("a source needs a citation and the fact that selects it");
        }
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("validTo lies before validFrom");
        }
    }

    /** True if this version governs a fact of that day. */
    public boolean governs(LocalDate fact) {
        return !fact.isBefore(validFrom) && (validTo == null || !fact.isAfter(validTo));
    }
}

package io.recourse.intake.domain;

import java.util.List;

/**
 * The debt was bought, says the lender that states it.
 *
 * @param caseId the seller's case, if there is one
 * @param people those of the statement of whom the buyer says who they were at the seller, each once
 */
public record Acquisition(String caseId, List<Succession> people) {
    public Acquisition {
        people = List.copyOf(people);
    }
}

package io.recourse.intake.domain;

import io.recourse.intake.domain.PartyState.Registered;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The policies by jurisdiction: those of the debts a party stands for. */
record PartyPolicies(Map<String, PartyPolicy> byJurisdiction) {

    PartyPolicies {
        byJurisdiction = Map.copyOf(byJurisdiction);
    }

    PartyPolicy of(DebtTerms terms) {
        return Objects.requireNonNull(byJurisdiction.get(terms.jurisdiction()), "a case opens where a policy is known");
    }

    /** Of a party whose terms nobody kept any may hold. */
    Collection<PartyPolicy> of(Registered party) {
        List<PartyPolicy> its = party.cases().stream()
                .map(Liability::terms)
                .filter(Objects::nonNull)
                .map(this::of)
                .distinct()
                .toList();
        return its.isEmpty() ? byJurisdiction.values() : its;
    }
}

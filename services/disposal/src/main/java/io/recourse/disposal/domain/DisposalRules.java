package io.recourse.disposal.domain;

import io.recourse.rules.calendar.Terms;
import io.recourse.rules.clearance.ClearancePolicy;

/** What all three deciders are built from. A policy outside the law's bounds is refused here, by the broken rule's name. */
public record DisposalRules(DisposalLaw law, SalePolicy policy, ClearancePolicy clearance, Terms terms) {

    public DisposalRules {
        DisposalLaw.Auction auction = law.auction();
        within(
                "first-start-too-low",
                policy.firstStartBp() >= auction.firstStartMinBp().value());
        within(
                "drop-too-large",
                policy.dropBp() >= 0 && policy.dropBp() <= auction.dropMaxBp().value());
        within(
                "deposit-out-of-range",
                policy.depositBp() >= auction.depositMinBp().value()
                        && policy.depositBp() <= auction.depositMaxBp().value());
        within("open-too-short", policy.openHours() >= auction.openHours().value());
    }

    /** True if this law has a say over the case. */
    boolean govern(Dossier dossier) {
        return law.jurisdiction().equals(dossier.jurisdiction());
    }

    /** The planner and the guard of a round's terms. */
    RoundPlanner planner() {
        return new RoundPlanner(law.auction(), policy);
    }

    private static void within(String rule, boolean kept) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}

package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.Guarantor;
import io.recourse.intake.domain.CaseEvent.GuaranteeDated;
import io.recourse.intake.domain.CaseEvent.GuaranteeKept;
import io.recourse.intake.domain.CaseEvent.GuarantorJoined;
import io.recourse.intake.domain.CaseInput.GuarantorClaimed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.Guarantee.Kept;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.limitation.Limitation.Interruption;
import io.recourse.rules.limitation.LimitationPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the creditor must have done before a guarantee's period ends: for an ordinary one sue the debtor or go to arbitration,
 * for a joint one claim on the guarantor (民法典 art. 693). An act counts by its own day whenever it is told; one of after the
 * end does nothing.
 */
record Guarantees(CasePolicies policies) {

    /** A payment order is no suit: the guarantor is not bound by it, and the safer reading of 693 wants a suit. */
    void sued(Story story, InterruptionCause cause, LocalDate on, String proof) {
        boolean isTold = proof.startsWith(Limits.OF_LENDER);
        if (cause != InterruptionCause.SUIT && cause != InterruptionCause.ARBITRATION) {
            return;
        }
        LimitationPolicy policy = policies.of(story.open().account()).limitation();
        story.open().parties().guarantors().stream()
                .filter(g -> g.kind() == GuaranteeKind.ORDINARY)
                .filter(g -> isBefore(on, g.periodEndsAt(), policy))
                // a suit of ours may call the debt due before its day; one that is told may be a slip of the year
                .filter(g -> !isTold || g.isDueBy(on))
                .filter(g -> isEarlier(on, proof, g.kept()))
                .distinct()
                .forEach(g -> story.add(kept(g, new Kept(on, proof, null))));
    }

    /** Who guarantees only now is kept by the earliest suit too that was heard of before, if that was in its period. */
    void join(Story story, GuarantorFacts facts) {
        Guarantor told = People.guarantor(facts, policies.of(story.open().account()));
        story.add(new GuarantorJoined(told.party(), told.kind(), told.periodEndsAt()));
        dated(story, told, facts);
        LocalDate sued = story.open().account().credit().suedOn();
        if (sued == null) {
            return;
        }
        story.open().claim().facts().interruptions().stream()
                .filter(i -> i.on().equals(sued))
                .map(Interruption::proof)
                .min(Comparator.naturalOrder())
                .ifPresent(proof -> sued(story, InterruptionCause.SUIT, sued, proof));
    }

    static void dated(Story story, Guarantor told, GuarantorFacts facts) {
        story.add(new GuaranteeDated(told.party(), told.kind(), told.periodEndsAt(), facts.mainDueOn()));
    }

    Decision<CaseEvent> claim(Open open, GuarantorClaimed claimed, Instant now) {
        List<Guarantee> given = open.parties().guarantors().stream()
                .filter(g -> g.party().equals(claimed.party()))
                .distinct()
                .toList();
        if (given.isEmpty()) {
            return Decision.refuse("guarantor-unknown", "party", "this party guarantees nothing here");
        }
        LimitationPolicy policy = policies.of(open.account()).limitation();
        if (claimed.on().isAfter(policy.dayOf(now))) {
            return Decision.refuse("claim-in-future", "on", "a claim cannot be made on a day yet to come");
        }
        List<Guarantee> joint =
                given.stream().filter(g -> g.kind() == GuaranteeKind.JOINT).toList();
        if (joint.isEmpty()) {
            return Decision.refuse(
                    "guarantee-ordinary", "party", "an ordinary guarantee is kept by suing the debtor (民法典 693)");
        }
        List<Guarantee> due =
                joint.stream().filter(g -> g.isDueBy(claimed.on())).toList();
        if (due.isEmpty()) {
            // taken for one, a slip of the year would free the guarantor for good
            return Decision.refuse(
                    "claim-before-due", "on", "nothing is claimed on a guarantor before the debt is due");
        }
        List<Guarantee> inTime =
                due.stream().filter(g -> isBefore(claimed.on(), end(g), policy)).toList();
        if (inTime.isEmpty()) {
            return Decision.refuse("guarantee-ended", "on", "the guarantor was free by then, and stays so");
        }
        Story story = new Story(open);
        Instant end = policy.endsAt(Limitation.from(claimed.on()));
        for (Guarantee g : inTime) {
            // each further claim starts the limitation anew (195)
            if (g.kept() == null || claimed.on().isAfter(g.kept().on())) {
                story.add(kept(g, new Kept(claimed.on(), claimed.proof(), end)));
            }
        }
        return story.end();
    }

    private static GuaranteeKept kept(Guarantee g, Kept act) {
        return new GuaranteeKept(g.party(), g.kind(), g.periodEndsAt(), act);
    }

    private static Instant end(Guarantee g) {
        Kept kept = g.kept();
        return kept == null || kept.limitationEndsAt() == null ? g.periodEndsAt() : kept.limitationEndsAt();
    }

    private static boolean isBefore(LocalDate on, Instant end, LimitationPolicy policy) {
        return LocalDays.startOf(on, policy.forum()).isBefore(end);
    }

    private static boolean isEarlier(LocalDate on, String proof, @Nullable Kept known) {
        return known == null || on.isBefore(known.on()) || on.equals(known.on()) && proof.compareTo(known.proof()) < 0;
    }
}

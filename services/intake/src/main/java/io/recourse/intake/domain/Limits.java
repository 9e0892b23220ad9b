package io.recourse.intake.domain;

import io.recourse.intake.domain.CaseEvent.LimitationBegins;
import io.recourse.intake.domain.CaseEvent.LimitationProofFell;
import io.recourse.intake.domain.CaseEvent.LimitationRestarted;
import io.recourse.intake.domain.CaseEvent.LimitationSuspended;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.limitation.Limitation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moves the limitation (民法典 art. 188–195). Pauses on the debtor's side are not among it. */
record Limits(CasePolicies policies) {

    static Limitation restarted(Limitation facts, InterruptionCause cause, LocalDate on, String proof) {
        return cause == InterruptionCause.PROMISE ? facts.promised(on, proof) : facts.interrupted(on, proof);
    }

    static Limitation without(Limitation facts, String proof) {
        List<Limitation.Interruption> left = facts.interruptions().stream()
                .filter(i -> !i.proof().equals(proof))
                .toList();
        return new Limitation(facts.start(), left, facts.suspensions());
    }

    static String proofOf(String paymentId) {
        return "payment/" + paymentId;
    }

    /** The day is the forum's. */
    void interrupt(Story story, LimitationInterrupted told) {
        LocalDate on = policies.of(story.open().account()).limitation().dayOf(told.at());
        interrupt(story, told.cause(), on, told.proof());
    }

    /** A proof counts once. */
    void interrupt(Story story, InterruptionCause cause, LocalDate on, String proof) {
        Open open = story.open();
        if (!interruptedBy(open, proof)) {
            Limitation facts = restarted(open.claim().facts(), cause, on, proof);
            story.add(new LimitationRestarted(cause, on, proof, endOf(open, facts)));
        }
    }

    void unprove(Story story, String proof) {
        Open open = story.open();
        if (interruptedBy(open, proof)) {
            Limitation facts = without(open.claim().facts(), proof);
            story.add(new LimitationProofFell(proof, endOf(open, facts)));
        }
    }

    void suspend(Story story, LimitationObstructed told) {
        Open open = story.open();
        Limitation facts = open.claim().facts().suspended(told.from(), told.to(), told.proof());
        if (!facts.equals(open.claim().facts())) {
            story.add(new LimitationSuspended(told.from(), told.to(), told.proof(), endOf(open, facts)));
        }
    }

    /** The limitation is counted from the last instalment of all statements. */
    void instalments(Story story, @Nullable LocalDate lastDue) {
        Open open = story.open();
        Limitation known = open.claim().facts();
        if (lastDue != null && lastDue.isAfter(known.start())) {
            Limitation facts = new Limitation(lastDue, known.interruptions(), known.suspensions());
            story.add(new LimitationBegins(lastDue, endOf(open, facts)));
        }
    }

    private static boolean interruptedBy(Open open, String proof) {
        return open.claim().facts().interruptions().stream()
                .anyMatch(i -> i.proof().equals(proof));
    }

    private Instant endOf(Open open, Limitation facts) {
        return policies.of(open.account()).limitation().endsAt(facts);
    }
}

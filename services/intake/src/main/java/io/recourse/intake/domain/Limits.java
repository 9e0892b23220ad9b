package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.LimitationMoved;
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
import java.util.Locale;
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
    LocalDate dayOf(Open open, LimitationInterrupted told) {
        return policies.of(open.account()).limitation().dayOf(told.at());
    }

    /** False if the proof has counted before. */
    boolean interrupt(Story story, LimitationInterrupted told) {
        boolean news = !interruptedBy(story.open(), told.proof());
        interrupt(story, told.cause(), dayOf(story.open(), told), told.proof());
        return news;
    }

    /** A proof counts once. */
    void interrupt(Story story, InterruptionCause cause, LocalDate on, String proof) {
        Open open = story.open();
        if (!interruptedBy(open, proof)) {
            Limitation facts = restarted(open.claim().facts(), cause, on, proof);
            tell(story, new LimitationRestarted(cause, on, proof, endOf(open, facts)), code(cause));
        }
    }

    void unprove(Story story, String proof) {
        Open open = story.open();
        if (interruptedBy(open, proof)) {
            Limitation facts = without(open.claim().facts(), proof);
            tell(story, new LimitationProofFell(proof, endOf(open, facts)), "payment-taken-back");
        }
    }

    void suspend(Story story, LimitationObstructed told) {
        Open open = story.open();
        Limitation facts = open.claim().facts().suspended(told.from(), told.to(), told.proof());
        if (!facts.equals(open.claim().facts())) {
            Instant end = endOf(open, facts);
            tell(story, new LimitationSuspended(told.from(), told.to(), told.proof(), end), "obstacle");
        }
    }

    /** The limitation is counted from the last instalment of all statements. */
    void instalments(Story story, @Nullable LocalDate lastDue) {
        Open open = story.open();
        Limitation known = open.claim().facts();
        if (lastDue != null && lastDue.isAfter(known.start())) {
            Limitation facts = new Limitation(lastDue, known.interruptions(), known.suspensions());
            tell(story, new LimitationBegins(lastDue, endOf(open, facts)), "later-instalment");
        }
    }

    /** The facts stay here; that they moved the end everybody must hear, because others act by it. */
    private static void tell(Story story, CaseEvent counted, String reason) {
        Instant before = story.open().claim().endsAt();
        story.add(counted);
        Instant endsAt = story.open().claim().endsAt();
        if (!endsAt.equals(before)) {
            story.add(new LimitationMoved(reason, endsAt));
        }
    }

    /** {@code PART_PAYMENT} → {@code part-payment}. */
    private static String code(InterruptionCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean interruptedBy(Open open, String proof) {
        return open.claim().facts().interruptions().stream()
                .anyMatch(i -> i.proof().equals(proof));
    }

    private Instant endOf(Open open, Limitation facts) {
        return policies.of(open.account()).limitation().endsAt(facts);
    }
}

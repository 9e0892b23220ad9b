package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.intake.domain.CaseEvent.DemandAnswered;
import io.recourse.intake.domain.CaseEvent.DemandSent;
import io.recourse.intake.domain.CaseEvent.LimitationBegins;
import io.recourse.intake.domain.CaseEvent.LimitationProofFell;
import io.recourse.intake.domain.CaseEvent.LimitationRestarted;
import io.recourse.intake.domain.CaseEvent.LimitationSuspended;
import io.recourse.intake.domain.CaseEvent.ProceedingsPending;
import io.recourse.intake.domain.CaseInput.ContactEnded;
import io.recourse.intake.domain.CaseInput.ContactSent;
import io.recourse.intake.domain.CaseInput.InterruptionTold;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseInput.ProceedingsBegan;
import io.recourse.intake.domain.CaseInput.ProceedingsEnded;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.limitation.Limitation.Interruption;
import io.recourse.rules.limitation.Limitation.Suspension;
import io.recourse.rules.money.JudgmentInterest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What moves the limitation (民法典 art. 188–195). Pauses on the debtor's side are not among it. A suit also keeps ordinary
 * guarantees and says which day's cap holds for an older contract of a private lender.
 */
record Limits(CasePolicies policies, Standing standing, Guarantees guarantees, RateCaps caps) {

    private static final String OF_PAYMENT = "payment/";
    private static final String OF_CONTACT = "contact/";
    /** Begins the proof of what a lender told; beyond that it is the lender's word alone. */
    static final String OF_LENDER = "lender/";

    private static final String OF_PROCEEDINGS = "proceedings/";
    private static final String OF_BEGINNING = "/began";

    /** No term of limitation is shorter. */
    private static final Period SHORTEST_TERM = Period.ofYears(1);

    static Limitation restarted(Limitation facts, InterruptionCause cause, LocalDate on, String proof) {
        return withoutSuperseded(
                cause == InterruptionCause.PROMISE ? facts.promised(on, proof) : facts.interrupted(on, proof));
    }

    /**
     * Without the demands between two interruptions that nothing can take back and that lie within one term: whatever is told
     * later, the second is in time if the first is, and the term counts from it. Demands are told once; their proofs are in
     * the journal. Payments can be taken back, so they support nothing here and stay.
     */
    private static Limitation withoutSuperseded(Limitation facts) {
        List<Interruption> left = new ArrayList<>();
        List<Interruption> lasting = new ArrayList<>();
        facts.interruptions().forEach(i -> (i.proof().startsWith(OF_PAYMENT) ? left : lasting).add(i));
        LocalDate before = null;
        for (int i = 0; i < lasting.size(); i++) {
            Interruption one = lasting.get(i);
            boolean superseded = before != null
                    && i + 1 < lasting.size()
                    && one.proof().startsWith(OF_CONTACT)
                    && !lasting.get(i + 1).on().isAfter(before.plus(SHORTEST_TERM));
            if (!superseded) {
                left.add(one);
                before = one.on();
            }
        }
        return new Limitation(facts.start(), left, facts.suspensions());
    }

    static Limitation without(Limitation facts, String proof) {
        List<Interruption> left = facts.interruptions().stream()
                .filter(i -> !i.proof().equals(proof))
                .toList();
        return new Limitation(facts.start(), left, facts.suspensions());
    }

    static String proofOf(String paymentId) {
        return OF_PAYMENT + paymentId;
    }

    /** The day is the forum's. */
    void interrupt(Story story, LimitationInterrupted told) {
        LocalDate on = policies.of(story.open().account()).limitation().dayOf(told.at());
        interrupt(story, told.cause(), on, told.proof());
    }

    void begun(Story story, ProceedingsBegan told) {
        LocalDate on = policies.of(story.open().account()).limitation().dayOf(told.at());
        interrupt(story, told.cause(), on, told.proof());
        pending(story, on, null, OF_PROCEEDINGS + told.proof(), code(told.cause()));
    }

    void ended(Story story, ProceedingsEnded told) {
        ended(story, told.cause(), told.at(), told.proof());
    }

    /** That day is in time whenever it comes, because they lasted until then. */
    void ended(Story story, InterruptionCause cause, Instant at, String proof) {
        LocalDate on = lastDay(story, at);
        interrupt(story, cause, on, proof);
        close(story, on, code(cause));
    }

    /** Litigation is over without a word of how its proceedings ended: nothing starts anew, and they last no longer. */
    void over(Story story, Instant at) {
        close(story, lastDay(story, at), "proceedings-over");
    }

    /** What ends with a day, as courts' terms do, ended on it: the earlier reading, for the term that begins anew is ours. */
    private LocalDate lastDay(Story story, Instant at) {
        ZoneId forum = policies.of(story.open().account()).limitation().forum();
        return JudgmentInterest.lastDayBefore(at, forum);
    }

    private void close(Story story, LocalDate on, String reason) {
        for (Suspension s : story.open().claim().facts().suspensions()) {
            if (s.to() == null && s.proof().startsWith(OF_PROCEEDINGS)) {
                pending(story, s.from(), on.isBefore(s.from()) ? s.from() : on, s.proof(), reason);
            }
        }
    }

    private void pending(Story story, LocalDate from, @Nullable LocalDate to, String proof, String reason) {
        Open open = story.open();
        Limitation facts = open.claim().facts().suspended(from, to, proof);
        if (!facts.equals(open.claim().facts())) {
            tell(story, new ProceedingsPending(from, to, proof, endOf(open, facts)), reason);
        }
    }

    /** Only what demands payment in earnest can interrupt, and only once it has arrived. */
    Decision<CaseEvent> sent(Open open, ContactSent told) {
        LedgerPack.DemandRule rule = policies.of(open.account()).pack().demands();
        return rule.tones().contains(told.tone()) && !open.claim().demands().contains(told.attemptId())
                ? Decision.accept(new DemandSent(told.attemptId()))
                : Decision.nothing();
    }

    Decision<CaseEvent> ended(Open open, ContactEnded told) {
        if (!open.claim().demands().contains(told.attemptId())) {
            return Decision.nothing();
        }
        Story story = new Story(open).add(new DemandAnswered(told.attemptId()));
        if (told.reached()) {
            interrupt(
                    story,
                    new LimitationInterrupted(InterruptionCause.DEMAND, told.at(), OF_CONTACT + told.attemptId()));
        }
        return story.end();
    }

    /** A lender's proof has a namespace of its own, which no event's id reaches. */
    Decision<CaseEvent> told(Open open, InterruptionTold told, Instant now) {
        if (told.at().isAfter(now)) {
            return Decision.refuse("interruption-in-future", "at", "nothing interrupts before it has happened");
        }
        LocalDate on = policies.of(open.account()).limitation().dayOf(told.at());
        String proof = OF_LENDER + told.proof();
        Interruption asTold = new Interruption(on, told.cause() == InterruptionCause.PROMISE, proof);
        if (interruptedBy(open, proof) && !open.claim().facts().interruptions().contains(asTold)) {
            return Decision.refuse("proof-conflict", "proof", "this proof has been told of another day or cause");
        }
        Story story = new Story(open);
        LocalDate began = told.began();
        if (began != null) {
            if (told.cause() != InterruptionCause.SUIT && told.cause() != InterruptionCause.ARBITRATION) {
                return Decision.refuse("began-not-for-cause", "began", "a suit or an arbitration begins and ends");
            }
            if (began.isAfter(on)) {
                return Decision.refuse("began-after-end", "began", "proceedings begin before they end");
            }
            if (beganOtherwise(open, OF_PROCEEDINGS + proof, began)) {
                return Decision.refuse("proof-conflict", "proof", "this proof has been told of another beginning");
            }
            lasted(story, told.cause(), began, on, proof);
        }
        interrupt(story, told.cause(), on, proof);
        standing.follow(story, open.ledger().oldestUnpaidDue(), now);
        return story.end();
    }

    private static boolean beganOtherwise(Open open, String proof, LocalDate began) {
        return open.claim().facts().suspensions().stream()
                .anyMatch(span -> span.proof().equals(proof) && !span.from().equals(began));
    }

    /** Proceedings of the lender's own, told when they are over: the term cannot have ended while they lasted. */
    private void lasted(Story story, InterruptionCause cause, LocalDate began, LocalDate over, String proof) {
        interrupt(story, cause, began, proof + OF_BEGINNING);
        pending(story, began, over, OF_PROCEEDINGS + proof, code(cause));
    }

    Decision<CaseEvent> obstructed(Open open, LimitationObstructed told, Instant now) {
        if (told.to() != null && told.to().isBefore(told.from())) {
            return Decision.refuse(
                    "obstacle-ends-before-it-begins", "to", "an obstacle ends on its first day or later");
        }
        LocalDate today = policies.of(open.account()).limitation().dayOf(now);
        if (told.from().isAfter(today) || told.to() != null && told.to().isAfter(today)) {
            return Decision.refuse(
                    "obstacle-in-future",
                    told.from().isAfter(today) ? "from" : "to",
                    "an obstacle is told when it has come, and its end when it is over");
        }
        if (told.proof().startsWith(OF_PROCEEDINGS)) {
            return Decision.refuse("proof-reserved", "proof", "what begins with " + OF_PROCEEDINGS + " is a court's");
        }
        Story story = new Story(open);
        suspend(story, told);
        return story.end();
    }

    /** A proof counts once. */
    void interrupt(Story story, InterruptionCause cause, LocalDate on, String proof) {
        Open open = story.open();
        if (!interruptedBy(open, proof)) {
            Limitation facts = restarted(open.claim().facts(), cause, on, proof);
            tell(story, new LimitationRestarted(cause, on, proof, endOf(open, facts)), code(cause));
            guarantees.sued(story, cause, on, proof);
            caps.sued(story);
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
        if (!facts.equals(open.claim().facts()) && !overtaken(open, told)) {
            Instant end = endOf(open, facts);
            tell(story, new LimitationSuspended(told.from(), told.to(), told.proof(), end), "obstacle");
        }
    }

    /** Whether that it begins is told of an obstacle whose end is known: an old word that comes again. */
    private static boolean overtaken(Open open, LimitationObstructed told) {
        return told.to() == null
                && open.claim().facts().suspensions().stream()
                        .anyMatch(
                                s -> s.proof().equals(told.proof()) && s.from().equals(told.from()));
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
        return policies.of(open.account()).limitation().endsAt(open.withFolded(facts));
    }
}

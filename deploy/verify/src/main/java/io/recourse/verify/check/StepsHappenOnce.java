package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Delivered twice, killed in the middle, looked at again: no step is taken a second time from the same state. */
public final class StepsHappenOnce implements Check {
    private static final int FORCED_SALE = 3;
    /** How a contact begins that people asked for, and no ladder. */
    private static final String ASKED = "ask/";

    /** And one that tells of a debit beforehand. */
    private static final String NOTICE = "notice/";

    /** In the id of a contact with a co-debtor, which its ladder does not wait for. */
    private static final String CO_DEBTOR = "/";

    /** Why a balance moves where a statement says something of what was paid. */
    private static final Set<String> STATEMENTS = Set.of("statement", "in-statement");

    private static final String CONTACT_STEP = "contact-step";

    private static final String UNREACHABLE = "UNREACHABLE";

    private static final String IN_A_LIFE = "once-in-a-life";

    private static final String EXHAUSTED = "NegotiationExhausted.v1";

    /** What a case's life has at most once; talks end once more for every time they went on again. */
    public static final Set<String> ONCE = Set.of(
            "CaseOpened.v1",
            "CaseClosed.v1",
            EXHAUSTED,
            "LitigationStarted.v1",
            "PaymentOrderAccepted.v1",
            "PaymentOrderIssued.v1",
            "PaymentOrderServed.v1",
            "PaymentOrderObjected.v1",
            "PaymentOrderLapsed.v1",
            "JudgmentGiven.v1",
            "ClaimDismissed.v1",
            "TitleEffective.v1",
            "LitigationEnded.v1",
            "DisposalStarted.v1",
            "DisposalEnded.v1");

    @Override
    public String name() {
        return "steps-happen-once";
    }

    @Override
    public String sentence() {
        return "No step is taken twice: contact, promise, filing, court's act, cost, payment, auction round, beginning, end";
    }

    @Override
    public String unit() {
        return "events";
    }

    @Override
    public Set<String> rules() {
        return Set.of(
                IN_A_LIFE,
                "strategy",
                "negotiation-start",
                "negotiation-resumed",
                "contact-attempt",
                CONTACT_STEP,
                "promise",
                "promise-outcome",
                "no-contact",
                "answer-waits",
                "answer-read",
                "offer",
                "offer-end",
                "agreement",
                "clearance",
                "filing",
                "debit-request",
                "debit-end",
                "debit-unknown",
                "act-request",
                "act-abandoned",
                "suit",
                "cost",
                "payment",
                "reversal",
                "pause",
                "pause-end",
                "bucket",
                "limitation",
                "sale-request",
                "valuation",
                "auction-round",
                "round-failed",
                "winner-defaulted",
                "asset-sold",
                "asset-released",
                "distribution");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Story.all(evidence).values().forEach(story -> new Steps(notes, story.caseId()).take(story));
        return notes.end();
    }

    /** What happens to one asset round by round. */
    private record Rounds(String rule, String asset) {}

    private static final class Steps {
        private final Examined.Notes notes;
        private final String id;
        private final Set<String> taken = new HashSet<>();
        private final Map<Rounds, Integer> rounds = new HashMap<>();
        private final Map<String, Integer> verdicts = new HashMap<>();
        private int causes;

        /** By contact; one that reached nobody gives its step back, to be taken again or to lapse. */
        private final Map<String, String> stepsOf = new HashMap<>();

        private int strategies;
        private int starts;
        private String strategy = "";
        private String bucket = "";
        private Instant limitationEnd = Instant.MIN;

        private Steps(Examined.Notes notes, String id) {
            this.notes = notes;
            this.id = id;
        }

        void take(Story story) {
            causes = causes(story);
            strategies = story.facts(Fact.StrategyAssigned.class).size();
            for (Post post : story.posts()) {
                notes.look();
                if (ONCE.contains(post.type())) {
                    once(IN_A_LIFE, post.type());
                }
                switch (post.fact()) {
                    case Fact.StrategyAssigned s -> assigned(s.strategy());
                    case Fact.NegotiationStarted _ -> started();
                    case Fact.NegotiationResumed r -> resumed(r.commitmentId());
                    case Fact.ContactAttempted c -> {
                        once("contact-attempt", c.attemptId());
                        // of what people do beside the ladder, and of what the law wants told, there may be more than
                        // one
                        if (!c.attemptId().startsWith(ASKED) && !c.attemptId().startsWith(NOTICE)) {
                            String of = c.attemptId().contains(CO_DEBTOR) ? c.step() + " to " + c.party() : c.step();
                            once(CONTACT_STEP, of);
                            stepsOf.put(c.attemptId(), of);
                        }
                    }
                    case Fact.ContactResult r
                    when r.outcome().equals(UNREACHABLE) ->
                        taken.remove(CONTACT_STEP + " " + stepsOf.remove(r.attemptId()));
                    case Fact.PromiseRecorded p -> once("promise", p.promiseId());
                    case Fact.PromiseJudged p -> judged(p.promiseId() + " " + p.verdict());
                    case Fact.ActPerformed a -> once("filing", a.requestId());
                    case Fact.Agreed a -> once("agreement", a.id());
                    case Fact.DebitMade d -> once("debit-end", d.requestId());
                    case Fact.DebitUnclear d -> once("debit-unknown", d.requestId());
                    case Fact.CostsIncurred c -> once("cost", c.costId());
                    case Fact.PaymentAllocated p -> {
                        once("payment", p.paymentId());
                        standing(p.overdue());
                    }
                    case Fact.PaymentReversed r -> {
                        once("reversal", r.paymentId());
                        standing(r.overdue());
                    }
                    case Fact.BalanceAdjusted a -> standing(a.overdue());
                    case Fact.ClearanceGranted c -> once("clearance", c.requestId());
                    case Fact.SaleRequested s -> once("sale-request", s.requestId());
                    case Fact.AssetSold s -> once("asset-sold", s.asset());
                    case Fact.ProceedsDistributed p -> once("distribution", p.distributionId());
                    case Fact.PauseStarted p -> once("pause", p.pauseId());
                    case Fact.PauseEnded p -> once("pause-end", p.pauseId());
                    case Fact.Step s -> once(s.rule(), s.ref());
                    case Fact.BucketEntered b -> entered(b.bucket());
                    case Fact.LimitationMoved l -> moved(l.endsAt());
                    case Fact.AuctionAnnounced a -> rises("auction-round", a.asset(), a.round());
                    case Fact.ForcedSaleOpened f -> rises("auction-round", f.asset(), FORCED_SALE);
                    case Fact.WinnerDefaulted w -> rises("winner-defaulted", w.asset(), w.round());
                    case Fact.AuctionFailed f -> rises("round-failed", f.asset(), f.round());
                    // a stopped sale may begin anew, after a new valuation
                    case Fact.SaleStopped s ->
                        rounds.keySet().removeIf(r -> r.asset().equals(s.asset()));
                    case Fact _ -> {}
                }
            }
        }

        /** Another one migrates the case. */
        private void assigned(String next) {
            notes.findUnless(!next.equals(strategy), "strategy", id, next + " assigned twice in a row");
            strategy = next;
        }

        /** Once for each strategy; each has a ladder of its own, whose steps may be called as those of the one before. */
        private void started() {
            starts++;
            notes.findUnless(
                    starts <= strategies,
                    "negotiation-start",
                    id,
                    starts + " starts under " + strategies + " strategies");
            taken.removeIf(step -> step.startsWith(CONTACT_STEP + " "));
            stepsOf.clear();
        }

        private void resumed(String commitmentId) {
            notes.findUnless(
                    taken.remove(IN_A_LIFE + " " + EXHAUSTED),
                    "negotiation-resumed",
                    id,
                    "talks went on for " + commitmentId + ", and were not over");
        }

        private void once(String rule, String step) {
            notes.findUnless(taken.add(rule + " " + step), rule, id, step + " a second time");
        }

        /**
         * What may turn a verdict round that the next fact turns back: a payment that went back, a pause that had begun before
         * it was told, a statement, whose money counts until its payment is told.
         */
        private static int causes(Story story) {
            long statements = story.facts(Fact.BalanceAdjusted.class).stream()
                    .filter(a -> STATEMENTS.contains(a.reason()))
                    .count();
            return story.facts(Fact.PaymentReversed.class).size()
                    + story.facts(Fact.PauseStarted.class).size()
                    + Math.toIntExact(statements);
        }

        private void judged(String verdict) {
            int times = verdicts.merge(verdict, 1, Integer::sum);
            notes.findUnless(
                    times <= 1 + causes,
                    "promise-outcome",
                    id,
                    verdict + " again, " + causes + " payments back, pauses and statements");
        }

        private void entered(String next) {
            notes.findUnless(!next.equals(bucket), "bucket", id, next + " entered twice in a row");
            bucket = next;
        }

        /** Where nothing is overdue there is no bucket, and none can be told: the next one is entered anew. */
        private void standing(boolean overdue) {
            if (!overdue) {
                bucket = "";
            }
        }

        private void moved(Instant endsAt) {
            notes.findUnless(!endsAt.equals(limitationEnd), "limitation", id, "moved to " + endsAt + " from there");
            limitationEnd = endsAt;
        }

        private void rises(String rule, String asset, int round) {
            Integer last = rounds.put(new Rounds(rule, asset), round);
            notes.findUnless(last == null || last < round, rule, id, asset + ": round " + round + " after " + last);
        }
    }
}

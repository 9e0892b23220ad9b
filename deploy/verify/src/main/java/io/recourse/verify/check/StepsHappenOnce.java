package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Delivered twice, killed in the middle, looked at again: no step is taken a second time from the same state. */
public final class StepsHappenOnce implements Check {
    private static final int FORCED_SALE = 3;

    /** What a case's life has at most once. */
    private static final Set<String> ONCE = Set.of(
            "CaseOpened.v1",
            "CaseClosed.v1",
            "StrategyAssigned.v1",
            "NegotiationStarted.v1",
            "NegotiationExhausted.v1",
            "LitigationStarted.v1",
            "LitigationEnded.v1",
            "DisposalStarted.v1",
            "DisposalEnded.v1");

    @Override
    public String name() {
        return "steps-happen-once";
    }

    @Override
    public String sentence() {
        return "No step is taken twice: contact, promise, filing, cost, payment, bucket, auction round, beginning, end";
    }

    @Override
    public String unit() {
        return "events";
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes();
        Story.all(evidence).values().forEach(story -> new Steps(notes, story.caseId()).take(story));
        return notes.end();
    }

    private static final class Steps {
        private final Examined.Notes notes;
        private final String id;
        private final Set<String> taken = new HashSet<>();
        private final Map<String, Integer> rounds = new HashMap<>();
        private String bucket = "";

        private Steps(Examined.Notes notes, String id) {
            this.notes = notes;
            this.id = id;
        }

        void take(Story story) {
            for (Post post : story.posts()) {
                notes.look();
                if (ONCE.contains(post.type())) {
                    once("once-in-a-life", post.type());
                }
                switch (post.fact()) {
                    case Fact.ContactAttempted c -> {
                        once("contact-attempt", c.attemptId());
                        once("contact-step", c.step());
                    }
                    case Fact.PromiseRecorded p -> once("promise", p.promiseId());
                    case Fact.ActPerformed a -> once("filing", a.requestId());
                    case Fact.CostsIncurred c -> once("cost", c.costId());
                    case Fact.PaymentAllocated p -> once("payment", p.paymentId());
                    case Fact.PaymentReversed r -> once("reversal", r.paymentId());
                    case Fact.SaleRequested s -> once("sale-request", s.requestId());
                    case Fact.ProceedsDistributed p -> once("distribution", p.distributionId());
                    case Fact.PauseStarted p -> once("pause", p.pauseId());
                    case Fact.BucketEntered b -> entered(b.bucket());
                    case Fact.AuctionAnnounced a -> announced(a.asset(), a.round());
                    case Fact.ForcedSaleOpened f -> announced(f.asset(), FORCED_SALE);
                    // a stopped sale may begin anew, after a new valuation
                    case Fact.SaleStopped s -> rounds.remove(s.asset());
                    case Fact _ -> {}
                }
            }
        }

        private void once(String rule, String step) {
            notes.findUnless(taken.add(rule + " " + step), rule, id, step + " a second time");
        }

        private void entered(String next) {
            notes.findUnless(!next.equals(bucket), "bucket", id, next + " entered twice in a row");
            bucket = next;
        }

        private void announced(String asset, int round) {
            Integer last = rounds.put(asset, round);
            notes.findUnless(
                    last == null || last < round, "auction-round", id, asset + ": round " + round + " after " + last);
        }
    }
}

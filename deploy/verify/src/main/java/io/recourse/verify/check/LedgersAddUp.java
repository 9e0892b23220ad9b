package io.recourse.verify.check;

import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.PaymentAllocated;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.evidence.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replays each ledger from what it published, part by part: every event must follow from the one before. */
public final class LedgersAddUp implements Check {

    @Override
    public String name() {
        return "ledgers-add-up";
    }

    @Override
    public String sentence() {
        return "A ledger's events follow from each other to the cent and end in the balance of its row; parts sum to payments";
    }

    @Override
    public String unit() {
        return "ledgers";
    }

    @Override
    public Set<String> rules() {
        return Set.of(
                "row-balance",
                "balance-follows",
                "parts-sum",
                "refund",
                "refund-beyond-paid",
                "refund-of-nothing",
                "reversal-amount",
                "reversal-of-nothing");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<String, Story> stories = Story.all(evidence);
        Map<String, Subject> rows = evidence.subjects().stream()
                .filter(s -> s.service().equals("intake") && s.kind().equals("case"))
                .collect(Collectors.toMap(Subject::id, Function.identity(), (first, _) -> first));
        rows.forEach((id, row) -> {
            notes.look();
            Story story = stories.get(id);
            Balance end = story == null ? null : new Ledger(notes, id, isSettled(story)).replay(story.on(Story.INTAKE));
            Long told = row.balanceMinor();
            notes.findUnless(
                    end != null && told != null && told == end.total(),
                    "row-balance",
                    id,
                    "its row says " + told + ", its events " + (end == null ? "nothing" : end.total()));
        });
        return notes.end();
    }

    private static boolean isSettled(Story story) {
        return story.facts(Fact.PromiseJudged.class).stream()
                .anyMatch(j -> j.verdict().equals("SettlementFulfilled.v1"));
    }

    private static final class Ledger {
        private final Examined.Notes notes;
        private final String id;
        private final boolean settled;
        private final Map<String, PaymentAllocated> payments = new HashMap<>();
        private final Set<String> gone = new HashSet<>();
        private final Map<String, Long> refunds = new HashMap<>();
        private final List<String> recounted = new ArrayList<>();
        private @Nullable Balance balance;
        private boolean closed;

        /** @param settled whether a settlement of the case was paid */
        private Ledger(Examined.Notes notes, String id, boolean settled) {
            this.notes = notes;
            this.id = id;
            this.settled = settled;
        }

        /** What is owed after the last event, null if the case never opened. */
        @Nullable
        Balance replay(List<Post> posts) {
            Fact before = new Fact.Other();
            for (Post post : posts) {
                take(post, before);
                before = post.fact();
            }
            payments.forEach(this::refunded);
            refunds.keySet().forEach(p -> find(payments.containsKey(p), "refund-of-nothing", p + " was never paid"));
            return balance;
        }

        private void take(Post post, Fact before) {
            switch (post.fact()) {
                case Fact.CaseOpened opened -> balance = opened.balance();
                case Fact.BalanceAdjusted adjusted -> {
                    follows(post, adjusted.before());
                    balance = adjusted.balance();
                }
                case PaymentAllocated paid -> paid(post, paid);
                case Fact.PaymentReversed reversed -> reversed(post, reversed);
                case Fact.RefundDue refund -> {
                    refunds.merge(refund.paymentId(), refund.amount().minor(), Long::sum);
                    notBeyondPaid(post);
                    if (before instanceof Fact.BalanceAdjusted || closed && settled) {
                        recounted.add(refund.paymentId());
                    }
                }
                case Fact.CaseClosed _ -> closed = true;
                case Fact _ -> {}
            }
        }

        private void paid(Post post, PaymentAllocated paid) {
            long parts = paid.toCosts() + paid.toInterest() + paid.toPrincipal() + paid.unallocated();
            find(parts == paid.amount().minor(), "parts-sum", paid.paymentId() + ": parts sum to " + parts);
            if (balance != null) {
                balance = balance.plus(-paid.toCosts(), -paid.toInterest(), -paid.toPrincipal());
            }
            follows(post, paid.balance());
            balance = paid.balance();
            if (payments.values().stream().anyMatch(p -> p.valueDate().isAfter(paid.valueDate()))) {
                recounted.add(paid.paymentId());
            }
            payments.put(paid.paymentId(), paid);
        }

        private void reversed(Post post, Fact.PaymentReversed reversed) {
            PaymentAllocated paid = payments.get(reversed.paymentId());
            if (paid == null) {
                find(false, "reversal-of-nothing", reversed.paymentId() + " was never paid");
            } else {
                find(paid.amount().equals(reversed.amount()), "reversal-amount", reversed.reversalId());
                if (balance != null) {
                    balance = balance.plus(paid.toCosts(), paid.toInterest(), paid.toPrincipal());
                }
                follows(post, reversed.balance());
            }
            balance = reversed.balance();
            gone.add(reversed.paymentId());
        }

        /**
         * A refund is told of the latest payment and may be of more than that one alone, where several came before it was heard that a
         * part was enough; of all that stand then no more goes back than they came to.
         */
        private void notBeyondPaid(Post post) {
            long kept = 0;
            for (PaymentAllocated paid : payments.values()) {
                kept += gone.contains(paid.paymentId())
                        ? 0
                        : paid.amount().minor() - refunds.getOrDefault(paid.paymentId(), 0L);
            }
            find(kept >= 0, "refund-beyond-paid", "#" + post.sequence() + ": " + -kept + " more than was paid");
        }

        /**
         * A refund is what no part took. Counted again by value date, a payment may come to more than it did when it was
         * told, and so may one that paid all where a settlement asked for a part: then the refund may be larger, never smaller, and never
         * so large that more goes back than was paid.
         */
        private void refunded(String paymentId, PaymentAllocated paid) {
            long refund = refunds.getOrDefault(paymentId, 0L);
            boolean right =
                    refund == paid.unallocated() || (recounted.contains(paymentId) && refund > paid.unallocated());
            find(right, "refund", paymentId + ": " + refund + " goes back of " + paid.unallocated() + " unallocated");
        }

        private void follows(Post post, Balance stated) {
            find(
                    stated.equals(balance),
                    "balance-follows",
                    "#" + post.sequence() + " " + post.type() + " says " + stated + " where " + balance + " follows");
        }

        private void find(boolean holds, String rule, String what) {
            notes.findUnless(holds, rule, id, what);
        }
    }
}

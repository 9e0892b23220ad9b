package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.PaymentAllocated;
import io.recourse.verify.evidence.Fact.ProceedsDistributed;
import io.recourse.verify.evidence.Money;
import io.recourse.verify.evidence.Story;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Money from a sale: all of it is distributed, and the part for the debt is booked as a payment that names it. */
public final class ProceedsArrive implements Check {

    @Override
    public String name() {
        return "proceeds-arrive";
    }

    @Override
    public String sentence() {
        return "Prices and kept deposits are distributed to the cent, and the debt's part is paid into the ledger, once";
    }

    @Override
    public String unit() {
        return "distributions";
    }

    @Override
    public Set<String> rules() {
        return Set.of("parts-sum", "paid-in", "price-distributed");
    }

    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        for (Story story : Story.all(evidence).values()) {
            List<PaymentAllocated> payments = story.facts(PaymentAllocated.class);
            for (ProceedsDistributed distribution : story.facts(ProceedsDistributed.class)) {
                notes.look();
                distributed(notes, story.caseId(), distribution, payments);
            }
            prices(notes, story);
        }
        return notes.end();
    }

    private static void distributed(
            Examined.Notes notes, String id, ProceedsDistributed distribution, List<PaymentAllocated> payments) {
        Money price = distribution.price();
        long parts = distribution.toCosts() + distribution.toDebt() + distribution.surplusToOwner();
        notes.findUnless(
                parts == price.minor(),
                "parts-sum",
                id,
                distribution.distributionId() + ": parts sum to " + parts + " of " + price.minor());
        List<Money> arrived = payments.stream()
                .filter(p -> p.paymentId().equals("proceeds/" + distribution.distributionId()))
                .map(PaymentAllocated::amount)
                .toList();
        List<Money> due =
                distribution.toDebt() == 0 ? List.of() : List.of(new Money(distribution.toDebt(), price.currency()));
        notes.findUnless(
                arrived.equals(due),
                "paid-in",
                id,
                distribution.distributionId() + ": " + due + " was due to the ledger, " + arrived + " came");
    }

    private static void prices(Examined.Notes notes, Story story) {
        Map<String, Long> got = new TreeMap<>();
        for (var post : story.posts()) {
            switch (post.fact()) {
                case Fact.AssetSold(String asset, Money price) -> got.merge(asset, price.minor(), Long::sum);
                case Fact.WinnerDefaulted(String asset, int _, Money kept) -> got.merge(asset, kept.minor(), Long::sum);
                case ProceedsDistributed p -> got.merge(p.asset(), -p.price().minor(), Long::sum);
                case Fact _ -> {}
            }
        }
        got.forEach((asset, left) -> notes.findUnless(
                left == 0, "price-distributed", story.caseId(), asset + ": " + left + " not distributed"));
    }
}

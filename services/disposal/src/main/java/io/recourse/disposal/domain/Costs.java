package io.recourse.disposal.domain;

import io.recourse.disposal.domain.CaseEvent.CostIncurred;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sales of a case cost, oldest first. A price covers costs from the oldest on; what is left of a cost when no price
 * can come any more is told to the ledger. A cost that was told is covered by no price, so each cent goes one way only.
 */
public record Costs(List<Cost> all) {

    static final Costs NONE = new Costs(List.of());

    /**
     * One cost, minor units of the case's currency.
     *
     * @param at when the work was done; with asset and kind it says which work
     * @param covered the part prices have paid, 0 … minor
     * @param told the rest was told to the ledger
     */
    public record Cost(String id, String asset, String kind, Instant at, long minor, long covered, boolean told) {

        long open() {
            return told ? 0 : minor - covered;
        }

        private Cost covering(long more) {
            return new Cost(id, asset, kind, at, minor, covered + more, told);
        }
    }

    public Costs {
        all = List.copyOf(all);
    }

    /** What neither a price nor the ledger bears yet, minor units. */
    long open() {
        return all.stream().mapToLong(Cost::open).sum();
    }

    List<Cost> uncovered() {
        return all.stream().filter(c -> c.open() > 0).toList();
    }

    boolean knows(String asset, String kind, Instant at) {
        return all.stream().anyMatch(c -> c.asset().equals(asset) && c.kind().equals(kind) && c.at().equals(at));
    }

    /** Counted from 1 through all assets of the case. */
    String nextId() {
        return "sale-cost-" + (all.size() + 1);
    }

    Costs with(CostIncurred i) {
        Cost cost = new Cost(i.costId(), i.asset(), i.kind(), i.at(), i.amount().minor(), 0, false);
        return new Costs(Stream.concat(all.stream(), Stream.of(cost)).toList());
    }

    /** @param minor 0 … {@link #open()} */
    Costs covered(long minor) {
        long left = minor;
        List<Cost> next = new ArrayList<>();
        for (Cost cost : all) {
            long part = Math.min(left, cost.open());
            left -= part;
            next.add(part == 0 ? cost : cost.covering(part));
        }
        if (left != 0) {
            throw new IllegalStateException("a price covers no more costs than there are");
        }
        return new Costs(next);
    }

    Costs told(String costId) {
        return new Costs(all.stream()
                .map(c -> c.id().equals(costId)
                        ? new Cost(c.id(), c.asset(), c.kind(), c.at(), c.minor(), c.covered(), true)
                        : c)
                .toList());
    }
}

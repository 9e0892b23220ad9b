package io.recourse.rules.money;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The order in which a payment pays the heads of a debt (民法典 art. 561 unless the pack says otherwise).
 *
 * @param products products it is for; empty means every product
 * @param minDpd days past due from which it is for, ≥ 0
 */
public record Waterfall(String name, List<Head> order, List<String> products, int minDpd, Source source) {

    public Waterfall {
        order = List.copyOf(order);
        products = List.copyOf(products);
        if (order.size() != Head.values().length || !EnumSet.copyOf(order).equals(EnumSet.allOf(Head.class))) {
            throw new IllegalArgumentException("a waterfall names every head once");
        }
    }

    /** The heads of {@link Balance}. */
    public enum Head {
        COSTS,
        INTEREST,
        PRINCIPAL
    }

    /** What a payment paid; the parts and {@code unallocated} sum to it. {@code balance} is what is owed afterwards. */
    public record Allocation(long toCosts, long toInterest, long toPrincipal, long unallocated, Balance balance) {}

    /**
     * Pays head after head.
     *
     * @param payment ≥ 0, in the balance's currency
     */
    public Allocation allocate(Balance balance, Money payment) {
        if (payment.minor() < 0 || !payment.currency().equals(balance.currency())) {
            throw new IllegalArgumentException("a payment is not negative and in the currency of the debt");
        }
        Map<Head, Long> paid = new EnumMap<>(Head.class);
        long left = payment.minor();
        for (Head head : order) {
            long part = Math.min(left, owed(balance, head));
            paid.put(head, part);
            left -= part;
        }
        long costs = paid.getOrDefault(Head.COSTS, 0L);
        long interest = paid.getOrDefault(Head.INTEREST, 0L);
        long principal = paid.getOrDefault(Head.PRINCIPAL, 0L);
        Balance after = new Balance(
                balance.currency(),
                balance.costs() - costs,
                balance.interest() - interest,
                balance.principal() - principal);
        return new Allocation(costs, interest, principal, left, after);
    }

    private static long owed(Balance balance, Head head) {
        return switch (head) {
            case COSTS -> balance.costs();
            case INTEREST -> balance.interest();
            case PRINCIPAL -> balance.principal();
        };
    }

    boolean isFor(String product, int dpd) {
        return dpd >= minDpd && (products.isEmpty() || products.contains(product));
    }
}

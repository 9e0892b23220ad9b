package io.recourse.rules.money;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which a payment pays the heads of a debt (民法典 art. 561 unless the pack says otherwise).
 *
 * @param stage whether it is for debts with an enforceable title or for those without
 * @param products products it is for; empty means every product
 * @param minDpd days past due from which it is for, ≥ 0
 */
public record Waterfall(String name, Stage stage, List<Head> order, List<String> products, int minDpd, Source source) {

    public Waterfall {
        order = List.copyOf(order);
        products = List.copyOf(products);
        if (order.size() != stage.heads.size() || !Set.copyOf(order).equals(stage.heads)) {
            throw new IllegalArgumentException("a waterfall names every head once");
        }
    }

    /** The heads of {@link Balance}; doubled interest stands within its interest and is owed under a title only. */
    public enum Head {
        COSTS,
        INTEREST,
        PRINCIPAL,
        DOUBLED_INTEREST
    }

    /** Where a debt stands. */
    public enum Stage {
        BEFORE_TITLE(EnumSet.complementOf(EnumSet.of(Head.DOUBLED_INTEREST))),
        AFTER_TITLE(EnumSet.allOf(Head.class));

        private final Set<Head> heads;

        Stage(Set<Head> heads) {
            this.heads = Set.copyOf(heads);
        }
    }

    /**
     * What a payment paid; costs, interest, principal and {@code unallocated} sum to it.
     *
     * @param toDoubled the part of {@code toInterest} that paid doubled interest
     * @param balance what is owed afterwards
     */
    public record Allocation(
            long toCosts, long toInterest, long toDoubled, long toPrincipal, long unallocated, Balance balance) {

        /** Of a debt without doubled interest. */
        public Allocation(long toCosts, long toInterest, long toPrincipal, long unallocated, Balance balance) {
            this(toCosts, toInterest, 0, toPrincipal, unallocated, balance);
        }
    }

    /** Of a debt without doubled interest; see {@link #allocate(Balance, long, Money)}. */
    public Allocation allocate(Balance balance, Money payment) {
        return allocate(balance, 0, payment);
    }

    /**
     * Pays head after head; doubled interest that the order does not name comes last.
     *
     * @param doubled the part of the balance's interest that is doubled interest, minor units, ≥ 0
     * @param payment ≥ 0, in the balance's currency
     */
    public Allocation allocate(Balance balance, long doubled, Money payment) {
        if (payment.minor() < 0 || !payment.currency().equals(balance.currency())) {
            throw new IllegalArgumentException("a payment is not negative and in the currency of the debt");
        }
        if (doubled < 0 || doubled > balance.interest()) {
            throw new IllegalArgumentException("doubled interest is a part of the interest");
        }
        Map<Head, Long> paid = new EnumMap<>(Head.class);
        long left = payment.minor();
        for (Head head : order) {
            long part = Math.min(left, owed(balance, doubled, head));
            paid.put(head, part);
            left -= part;
        }
        long last = paid.containsKey(Head.DOUBLED_INTEREST) ? 0 : Math.min(left, doubled);
        left -= last;
        long costs = paid.getOrDefault(Head.COSTS, 0L);
        long toDoubled = paid.getOrDefault(Head.DOUBLED_INTEREST, last);
        long interest = paid.getOrDefault(Head.INTEREST, 0L) + toDoubled;
        long principal = paid.getOrDefault(Head.PRINCIPAL, 0L);
        Balance after = new Balance(
                balance.currency(),
                balance.costs() - costs,
                balance.interest() - interest,
                balance.principal() - principal);
        return new Allocation(costs, interest, toDoubled, principal, left, after);
    }

    private static long owed(Balance balance, long doubled, Head head) {
        return switch (head) {
            case COSTS -> balance.costs();
            case INTEREST -> balance.interest() - doubled;
            case PRINCIPAL -> balance.principal();
            case DOUBLED_INTEREST -> doubled;
        };
    }

    boolean isFor(Stage reached, String product, int dpd) {
        return stage == reached && dpd >= minDpd && (products.isEmpty() || products.contains(product));
    }
}

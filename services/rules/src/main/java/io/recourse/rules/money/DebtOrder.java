package io.recourse.rules.money;

import io.recourse.rules.Source;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of several debts of one kind to one creditor a payment pays that is not enough for all and names none (民法典 art.
 * 560): criterion after criterion; debts that none of them tells apart share in proportion to what is owed.
 *
 * @param order every criterion once, the first decides first
 */
public record DebtOrder(String jurisdiction, List<Criterion> order, Source source) {

    public DebtOrder {
        order = List.copyOf(order);
        if (order.size() != Criterion.values().length
                || !EnumSet.copyOf(order).equals(EnumSet.allOf(Criterion.class))) {
            throw new IllegalArgumentException("an order of debts names every criterion once");
        }
    }

    /** What puts one debt before another. */
    public enum Criterion {
        /** What is due before what is not. */
        DUE,
        /** What has no security or the least, as an amount. */
        LEAST_SECURED,
        /** What weighs most on the debtor: the higher rate. */
        HEAVIEST,
        /** What fell due, or falls due, first. */
        EARLIEST_DUE
    }

    /**
     * A debt as it stands on the payment's day.
     *
     * @param dueOn when the oldest of it that is unpaid fell or falls due
     * @param securityMinor what secures it, minor units, ≥ 0
     * @param rateBp what it costs the debtor, basis points a year, ≥ 0
     * @param owedMinor what a payment of that day can pay of it, minor units, ≥ 0
     */
    public record Debt(String id, LocalDate dueOn, long securityMinor, int rateBp, long owedMinor) {

        public Debt {
            if (securityMinor < 0 || rateBp < 0 || owedMinor < 0) {
                throw new IllegalArgumentException("neither security, rate nor debt may be negative");
            }
        }
    }

    /** What of the payment goes to one debt, minor units, &gt; 0 and never more than is owed. */
    public record Part(String id, long minor) {}

    /** The parts in the order they were paid in; with {@code excess}, what nothing is owed for, they sum to the payment. */
    public record Parts(List<Part> list, long excess) {
        public Parts {
            list = List.copyOf(list);
        }
    }

    /**
     * Splits a payment.
     *
     * @param minor ≥ 0, in the currency of all debts
     * @param on the day that counts
     * @param designated the debt the debtor named, which comes before all others; null if it named none
     */
    public Parts split(long minor, LocalDate on, List<Debt> debts, @Nullable String designated) {
        if (minor < 0) {
            throw new IllegalArgumentException("a payment is not negative");
        }
        Comparator<Debt> ranks = ranks(on, designated);
        List<Debt> queue = debts.stream()
                .filter(d -> d.owedMinor() > 0)
                .sorted(ranks.thenComparing(Debt::id))
                .toList();
        List<Part> parts = new ArrayList<>();
        long left = minor;
        for (int from = 0; from < queue.size() && left > 0; ) {
            int to = from + 1;
            while (to < queue.size() && ranks.compare(queue.get(from), queue.get(to)) == 0) {
                to++;
            }
            left -= share(left, queue.subList(from, to), parts);
            from = to;
        }
        return new Parts(parts, left);
    }

    /**
     * Pays debts of equal rank in proportion. Rounding what has been shared so far, and not each share, keeps every part
     * within its debt and leaves the remainder to the last.
     *
     * @return what was paid
     */
    private static long share(long left, List<Debt> equals, List<Part> parts) {
        BigInteger owed = equals.stream().map(d -> big(d.owedMinor())).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger paid = big(left).min(owed);
        BigInteger upTo = BigInteger.ZERO;
        long shared = 0;
        for (Debt debt : equals) {
            upTo = upTo.add(big(debt.owedMinor()));
            long soFar = paid.multiply(upTo).divide(owed).longValueExact();
            if (soFar > shared) {
                parts.add(new Part(debt.id(), soFar - shared));
            }
            shared = soFar;
        }
        return shared;
    }

    private Comparator<Debt> ranks(LocalDate on, @Nullable String designated) {
        Comparator<Debt> ranks = Comparator.comparing(d -> !d.id().equals(designated));
        for (Criterion criterion : order) {
            ranks = ranks.thenComparing(
                    switch (criterion) {
                        case DUE -> Comparator.comparing(d -> d.dueOn().isAfter(on));
                        case LEAST_SECURED -> Comparator.comparingLong(Debt::securityMinor);
                        case HEAVIEST -> Comparator.comparingInt(Debt::rateBp).reversed();
                        case EARLIEST_DUE -> Comparator.comparing(Debt::dueOn);
                    });
        }
        return ranks;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}

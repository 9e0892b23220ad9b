package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.rules.money.Split;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a lender's book at one instant, currency by currency. Balances are what was last told of each case, so
 * interest that has accrued but is not posted yet is left out. The parts of a division always add up to its whole.
 *
 * @param lender null if it is all lenders' books together
 */
public record BookReport(Instant asOf, @Nullable String lender, List<InCurrency> currencies) {

    /** Shares are basis points, 1/10 000. */
    private static final long WHOLE = 10_000;

    private static final String OPEN = "OPEN";

    public BookReport {
        currencies = List.copyOf(currencies);
    }

    /**
     * Cases that agree in all of these.
     *
     * @param bucket null once they are closed
     * @param status {@code OPEN} or a {@link CloseReason}
     * @param minor sum of their balances, minor units
     * @param oldestDue the oldest instalment that is unpaid on any of them, null if there is none
     */
    public record Group(
            String currency,
            String status,
            Stage stage,
            @Nullable Bucket bucket,
            long cases,
            BigInteger minor,
            @Nullable LocalDate oldestDue) {}

    /**
     * The cases of one currency: {@code total} is {@code open} and {@code closed} together.
     *
     * @param closed with what was left of their balances
     */
    public record InCurrency(
            String currency,
            Part total,
            Part open,
            List<Part> openByBucket,
            List<Part> openByStage,
            Part closed,
            List<Part> closedByReason) {

        public InCurrency {
            openByBucket = List.copyOf(openByBucket);
            openByStage = List.copyOf(openByStage);
            closedByReason = List.copyOf(closedByReason);
        }
    }

    /**
     * Some cases, counted; none is a part, too.
     *
     * @param name of the bucket, the stage or the reason
     * @param shareBp of the balance of what is divided, basis points; 0 if that is zero, else all parts sum to 10 000
     */
    public record Part(
            String name,
            long cases,
            Amount balance,
            long shareBp,
            @Nullable LocalDate oldestDue) {}

    /**
     * A sum of balances, which may exceed what {@link Money} can hold.
     *
     * @param decimal the same in the currency's own digits: {@code 120000.00}
     */
    public record Amount(BigInteger minor, String decimal) {

        static Amount of(BigInteger minor, String currency) {
            return new Amount(minor, new BigDecimal(minor, Money.digits(currency)).toPlainString());
        }
    }

    public static BookReport of(Instant asOf, @Nullable String lender, List<Group> groups) {
        return new BookReport(
                asOf,
                lender,
                groups.stream()
                        .collect(Collectors.groupingBy(Group::currency, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(e -> inCurrency(e.getKey(), e.getValue()))
                        .toList());
    }

    private static InCurrency inCurrency(String currency, List<Group> groups) {
        List<Group> open = groups.stream().filter(g -> g.status().equals(OPEN)).toList();
        List<Group> closed =
                groups.stream().filter(g -> !g.status().equals(OPEN)).toList();
        List<Part> whole = shared(List.of(part(OPEN, currency, open), part("CLOSED", currency, closed)));
        return new InCurrency(
                currency,
                withShare(part("TOTAL", currency, groups), sum(groups).signum() == 0 ? 0 : WHOLE),
                whole.getFirst(),
                divided(currency, open, Bucket.values(), (g, bucket) -> g.bucket() == bucket),
                divided(currency, open, Stage.values(), (g, stage) -> g.stage() == stage),
                whole.getLast(),
                divided(currency, closed, CloseReason.values(), (g, reason) -> g.status()
                        .equals(reason.name())));
    }

    private static <K extends Enum<K>> List<Part> divided(
            String currency, List<Group> groups, K[] keys, BiPredicate<Group, K> agrees) {
        return shared(Arrays.stream(keys)
                .map(key -> part(
                        key.name(),
                        currency,
                        groups.stream().filter(g -> agrees.test(g, key)).toList()))
                .toList());
    }

    private static Part part(String name, String currency, List<Group> groups) {
        return new Part(
                name,
                groups.stream().mapToLong(Group::cases).sum(),
                Amount.of(sum(groups), currency),
                0,
                groups.stream()
                        .map(Group::oldestDue)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static BigInteger sum(List<Group> groups) {
        return groups.stream().map(Group::minor).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The last part with a balance takes the remainder. */
    private static List<Part> shared(List<Part> parts) {
        List<BigInteger> minor = parts.stream().map(p -> p.balance().minor()).toList();
        BigInteger whole = minor.stream().reduce(BigInteger.ZERO, BigInteger::add);
        // proportions of more than a long can hold are those of as many leading bits
        int excess = Math.max(0, whole.bitLength() - (Long.SIZE - 1));
        List<Long> weights =
                minor.stream().map(m -> m.shiftRight(excess).longValueExact()).toList();
        List<Long> shares = Split.minor(whole.signum() == 0 ? 0 : WHOLE, weights);
        return IntStream.range(0, parts.size())
                .mapToObj(i -> withShare(parts.get(i), shares.get(i)))
                .toList();
    }

    private static Part withShare(Part part, long shareBp) {
        return new Part(part.name(), part.cases(), part.balance(), shareBp, part.oldestDue());
    }
}

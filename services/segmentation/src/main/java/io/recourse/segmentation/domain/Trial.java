package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Share.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Champion and challengers of a strategy by what came of their cases. A challenger is judged only when both it and the
 * champion have enough of them; before that chance says more than the ladder does. A case that left (recalled, given up)
 * counts for no arm, one that still runs not yet.
 *
 * @param leastCases see {@link #LEAST_CASES}
 * @param targets that each challenger is held to
 */
public record Trial(String strategy, int leastCases, List<ArmSoFar> arms, Targets targets) {

    /** Cases that are over, in each arm: with fewer no difference worth acting on can be told from chance (ours). */
    public static final int LEAST_CASES = 100;

    /** What may be said of a challenger beside the champion. */
    public enum Verdict {
        /** Too few cases are over. */
        NOT_YET,
        /** The whole interval lies above none. */
        BETTER,
        /** The whole interval lies below none. */
        WORSE,
        /** It holds no difference. */
        NO_DIFFERENCE
    }

    /**
     * What came of an arm's cases, by outcome and currency; sums over cases.
     *
     * @param owedMinor what was owed when the arm was assigned
     * @param contactCostMilli thousandths of reference units
     */
    public record Tally(
            String arm,
            String currency,
            Course.Outcome outcome,
            long cases,
            BigInteger owedMinor,
            BigInteger paidMinor,
            BigInteger cycleDays,
            BigInteger contactCostMilli,
            BigInteger complaints) {}

    /**
     * What an arm took in one currency.
     *
     * @param paidShare of what was owed, 0 … 1; null of nothing
     */
    public record Takings(
            String currency,
            BigInteger owedMinor,
            BigInteger paidMinor,
            @Nullable BigDecimal paidShare) {}

    /**
     * One arm so far; means are over its cases that are over, and null without any.
     *
     * @param percent of the strategy's cases that it takes
     * @param over cases that were recovered or whose talks were exhausted
     * @param recovered those that were paid or cured
     * @param interval of the share recovered, at 95 %
     * @param contactCostMilli thousandths of reference units a case
     * @param complaints disputes and wishes not to be contacted, a hundred cases
     * @param beside the champion; null of the champion itself
     */
    public record ArmSoFar(
            String name,
            int percent,
            long over,
            long recovered,
            BigDecimal share,
            Interval interval,
            List<Takings> money,
            @Nullable BigDecimal cycleDays,
            @Nullable BigDecimal contactCostMilli,
            @Nullable BigDecimal complaints,
            @Nullable Beside beside) {}

    /**
     * A challenger beside the champion. Above zero where the challenger recovers more.
     *
     * @param targets each with its figure; a figure may be chance's, which the verdict speaks of
     */
    public record Beside(
            BigDecimal difference, Interval interval, Verdict verdict, List<Targets.AgainstTarget> targets) {}

    /** @param tallies of any arms; those of arms the strategy has not are left out */
    public static Trial of(Strategy strategy, List<Tally> tallies, Targets targets) {
        Strategy.Arm champion = strategy.champion();
        Baseline baseline = Baseline.of(of(champion, tallies));
        return new Trial(
                strategy.reference(),
                LEAST_CASES,
                strategy.arms().stream()
                        .map(arm -> soFar(arm, of(arm, tallies), arm.equals(champion) ? null : baseline, targets))
                        .toList(),
                targets);
    }

    /** What challengers are measured by. */
    private record Baseline(Share recovered, @Nullable BigDecimal cycleDays) {
        static Baseline of(List<Tally> tallies) {
            Share share = Trial.recovered(tallies);
            return new Baseline(share, Trial.cycleDays(tallies, share));
        }
    }

    private static List<Tally> of(Strategy.Arm arm, List<Tally> tallies) {
        return tallies.stream()
                .filter(tally -> tally.arm().equals(arm.name()) && tally.outcome() != Course.Outcome.LEFT)
                .toList();
    }

    private static Share recovered(List<Tally> tallies) {
        long of = tallies.stream().mapToLong(Tally::cases).sum();
        return new Share(
                tallies.stream()
                        .filter(tally -> tally.outcome() == Course.Outcome.RECOVERED)
                        .mapToLong(Tally::cases)
                        .sum(),
                of);
    }

    private static ArmSoFar soFar(Strategy.Arm arm, List<Tally> tallies, @Nullable Baseline champion, Targets targets) {
        Share share = recovered(tallies);
        BigDecimal cycleDays = cycleDays(tallies, share);
        return new ArmSoFar(
                arm.name(),
                arm.percent(),
                share.of(),
                share.hits(),
                share.value(),
                share.interval(),
                tallies.stream()
                        .map(Tally::currency)
                        .distinct()
                        .sorted()
                        .map(currency -> money(currency, tallies))
                        .toList(),
                cycleDays,
                mean(sum(tallies.stream().map(Tally::contactCostMilli).toList()), share.of(), 1),
                mean(sum(tallies.stream().map(Tally::complaints).toList()), share.of(), 100),
                champion == null ? null : beside(champion, share, cycleDays, targets));
    }

    private static @Nullable BigDecimal cycleDays(List<Tally> tallies, Share over) {
        return mean(sum(tallies.stream().map(Tally::cycleDays).toList()), over.of(), 1);
    }

    private static Takings money(String currency, List<Tally> tallies) {
        List<Tally> in = tallies.stream()
                .filter(tally -> tally.currency().equals(currency))
                .toList();
        BigInteger owed = sum(in.stream().map(Tally::owedMinor).toList());
        BigInteger paid = sum(in.stream().map(Tally::paidMinor).toList());
        return new Takings(
                currency,
                owed,
                paid,
                owed.signum() == 0
                        ? null
                        : new BigDecimal(paid).divide(new BigDecimal(owed), 6, RoundingMode.HALF_EVEN));
    }

    private static BigInteger sum(List<BigInteger> all) {
        return all.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static @Nullable BigDecimal mean(BigInteger sum, long cases, int times) {
        return cases == 0
                ? null
                : new BigDecimal(sum)
                        .multiply(BigDecimal.valueOf(times))
                        .divide(BigDecimal.valueOf(cases), 2, RoundingMode.HALF_EVEN);
    }

    private static Beside beside(Baseline champion, Share challenger, @Nullable BigDecimal cycleDays, Targets targets) {
        Share recovered = champion.recovered();
        Interval interval = challenger.moreThan(recovered);
        Verdict verdict = verdict(recovered, challenger, interval);
        boolean enough = verdict != Verdict.NOT_YET;
        return new Beside(
                challenger.value().subtract(recovered.value()),
                interval,
                verdict,
                List.of(
                        targets.recovery(recovered.value(), challenger.value(), enough),
                        targets.cycle(champion.cycleDays(), cycleDays, enough)));
    }

    private static Verdict verdict(Share champion, Share challenger, Interval difference) {
        if (Math.min(champion.of(), challenger.of()) < LEAST_CASES) {
            return Verdict.NOT_YET;
        }
        if (difference.low().signum() > 0) {
            return Verdict.BETTER;
        }
        return difference.high().signum() < 0 ? Verdict.WORSE : Verdict.NO_DIFFERENCE;
    }
}

package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy is to reach, each in 1/10 000. The first two are beside a baseline, which is the champion of its trial; the
 * others need what other stages keep and are told of a whole run.
 *
 * @param recoveryGainBp by how much more of its cases a challenger recovers, as a part of the champion's share, ≥ 0
 * @param cycleCutBp by how much less time its cases take, as a part of the champion's mean, 0 … 10 000
 * @param redefaultMostBp cases that were cured and are overdue anew, as a part of those that were cured, 0 … 10 000
 * @param incidentsMostBp contacts that should not have been made, as a part of all, 0 … 10 000
 */
public record Targets(
        @Nullable Source source, int recoveryGainBp, int cycleCutBp, int redefaultMostBp, int incidentsMostBp) {

    private static final int WHOLE = 10_000;
    private static final int MOST_GAIN = 1_000_000;
    private static final int PLACES = 6;

    /** What is measured beside the champion. */
    public enum Measure {
        RECOVERY_GAIN,
        CYCLE_CUT
    }

    /** Whether a figure is as it should be. */
    public enum Reached {
        /** Too few cases are over, or the champion gives nothing to measure by. */
        NOT_YET,
        MET,
        MISSED
    }

    /**
     * A figure beside its target.
     *
     * @param figure as a part of the champion's, six decimal places; null where the champion gives nothing to measure by
     * @param wanted what it is to be at least
     */
    public record AgainstTarget(Measure measure, @Nullable BigDecimal figure, BigDecimal wanted, Reached reached) {}

    public Targets {
        Faults faults = new Faults("targets");
        faults.unless(source != null, "source is missing");
        faults.unless(recoveryGainBp >= 0 && recoveryGainBp <= MOST_GAIN, "recoveryGainBp must be 0 … " + MOST_GAIN);
        within(faults, "cycleCutBp", cycleCutBp);
        within(faults, "redefaultMostBp", redefaultMostBp);
        within(faults, "incidentsMostBp", incidentsMostBp);
        faults.raise();
    }

    private static void within(Faults faults, String field, int bp) {
        faults.unless(bp >= 0 && bp <= WHOLE, field + " must be 0 … " + WHOLE);
    }

    /** @param enough whether as many cases are over as a verdict takes */
    AgainstTarget recovery(BigDecimal champion, BigDecimal challenger, boolean enough) {
        return judged(Measure.RECOVERY_GAIN, part(challenger.subtract(champion), champion), recoveryGainBp, enough);
    }

    /** @param champion mean days of a case that is over; null without any */
    AgainstTarget cycle(@Nullable BigDecimal champion, @Nullable BigDecimal challenger, boolean enough) {
        BigDecimal cut = champion == null || challenger == null ? null : part(champion.subtract(challenger), champion);
        return judged(Measure.CYCLE_CUT, cut, cycleCutBp, enough);
    }

    private static @Nullable BigDecimal part(BigDecimal difference, BigDecimal of) {
        return of.signum() == 0 ? null : difference.divide(of, PLACES, RoundingMode.HALF_EVEN);
    }

    private static AgainstTarget judged(Measure measure, @Nullable BigDecimal figure, int wantedBp, boolean enough) {
        BigDecimal wanted = BigDecimal.valueOf(wantedBp, 4);
        Reached reached;
        if (figure == null || !enough) {
            reached = Reached.NOT_YET;
        } else {
            reached = figure.compareTo(wanted) >= 0 ? Reached.MET : Reached.MISSED;
        }
        return new AgainstTarget(measure, figure, wanted, reached);
    }
}

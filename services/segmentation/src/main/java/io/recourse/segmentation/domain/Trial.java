package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Share.Interval;
import java.util.List;

/**
 * Champion and challengers of a strategy by what came of their cases. A challenger is judged only when both it and the
 * champion have enough of them; before that chance says more than the ladder does.
 */
public final class Trial {

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
     * One arm so far.
     *
     * @param recovered of its cases that are over, those that were paid or cured
     */
    public record ArmSoFar(String name, Share recovered) {}

    /**
     * A challenger beside the champion.
     *
     * @param difference of the shares recovered, at 95 %; above zero where the challenger recovers more
     */
    public record Judged(ArmSoFar arm, Interval difference, Verdict verdict) {}

    private Trial() {}

    /** The challengers in their order. */
    public static List<Judged> judge(ArmSoFar champion, List<ArmSoFar> challengers) {
        return challengers.stream().map(arm -> judge(champion, arm)).toList();
    }

    private static Judged judge(ArmSoFar champion, ArmSoFar challenger) {
        Interval difference = challenger.recovered().moreThan(champion.recovered());
        return new Judged(challenger, difference, verdict(champion, challenger, difference));
    }

    private static Verdict verdict(ArmSoFar champion, ArmSoFar challenger, Interval difference) {
        if (Math.min(champion.recovered().of(), challenger.recovered().of()) < LEAST_CASES) {
            return Verdict.NOT_YET;
        }
        if (difference.low() > 0) {
            return Verdict.BETTER;
        }
        return difference.high() < 0 ? Verdict.WORSE : Verdict.NO_DIFFERENCE;
    }
}

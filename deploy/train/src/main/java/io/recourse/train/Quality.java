package io.recourse.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;
import org.tribuo.classification.evaluation.LabelEvaluationUtil.ROC;

/**
 * How good probabilities are.
 *
 * @param auc area under the receiver operating characteristic: how often a default is held likelier than a non-default, 0 … 1
 * @param ks Kolmogorov–Smirnov: the greatest distance between the shares of defaults and of non-defaults above a cut
 * @param brier mean square of probability less outcome (Brier, 1950); 0 is perfect
 * @param calibrationError mean distance of a tenth's mean probability from its share of defaults, weighted by size
 * @param tenths by ascending probability
 */
record Quality(double auc, double ks, double brier, double calibrationError, List<Tenth> tenths) {
    private static final int TENTHS = 10;

    /** @param expected mean probability; @param observed share of defaults */
    record Tenth(int accounts, double expected, double observed) {}

    static Quality of(double[] probabilities, boolean[] bad) {
        ROC roc = LabelEvaluationUtil.generateROCCurve(bad, probabilities);
        double ks = 0;
        for (int i = 0; i < roc.tpr.length; i++) {
            ks = Math.max(ks, roc.tpr[i] - roc.fpr[i]);
        }
        double squares = 0;
        for (int i = 0; i < bad.length; i++) {
            double off = probabilities[i] - (bad[i] ? 1 : 0);
            squares += off * off;
        }
        List<Tenth> tenths = tenths(probabilities, bad);
        double error = tenths.stream()
                        .mapToDouble(t -> t.accounts() * Math.abs(t.expected() - t.observed()))
                        .sum()
                / bad.length;
        return new Quality(auc(probabilities, bad), ks, squares / bad.length, error, tenths);
    }

    static double auc(double[] probabilities, boolean[] bad) {
        return LabelEvaluationUtil.binaryAUCROC(bad, probabilities);
    }

    private static List<Tenth> tenths(double[] probabilities, boolean[] bad) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < bad.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> probabilities[i]));
        List<Tenth> tenths = new ArrayList<>();
        for (int t = 0; t < TENTHS; t++) {
            List<Integer> some = order.subList(bad.length * t / TENTHS, bad.length * (t + 1) / TENTHS);
            if (!some.isEmpty()) {
                tenths.add(new Tenth(
                        some.size(),
                        some.stream()
                                .mapToDouble(i -> probabilities[i])
                                .average()
                                .orElseThrow(),
                        some.stream().mapToDouble(i -> bad[i] ? 1 : 0).average().orElseThrow()));
            }
        }
        return tenths;
    }
}

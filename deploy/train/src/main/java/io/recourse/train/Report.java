package io.recourse.train;

import io.recourse.train.Fairness.Treated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a training found, all of it by cross-validation.
 *
 * @param left features of the recipe that the model does without, since beside the others they would point the wrong way
 */
record Report(
        String model,
        int rows,
        int defaults,
        List<Double> aucs,
        double meanAuc,
        double rawAuc,
        Quality quality,
        List<String> left,
        List<Fairness> fairness) {

    /** For a terminal. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "%s of %,d accounts, %,d of which defaulted (%.1f %%)",
                model, rows, defaults, 100.0 * defaults / rows));
        lines.add(line("  AUC, mean of %d folds     %.4f  (%s)", aucs.size(), meanAuc, each(aucs)));
        lines.add(line("  AUC on the raw columns   %.4f  (%+.4f)", rawAuc, meanAuc - rawAuc));
        lines.add(line("  KS                       %.4f", quality.ks()));
        lines.add(line("  Brier                    %.4f", quality.brier()));
        lines.add(line("  calibration error        %.4f", quality.calibrationError()));
        if (!left.isEmpty()) {
            lines.add("  done without             " + String.join(", ", left));
        }
        lines.add("calibration, by tenths of the accounts: probability of default said, and seen");
        for (Quality.Tenth tenth : quality.tenths()) {
            lines.add(line(
                    "  %,7d   %6.2f %%   %6.2f %%", tenth.accounts(), 100 * tenth.expected(), 100 * tenth.observed()));
        }
        for (Fairness of : fairness) {
            lines.add("fairness by " + of.column()
                    + ", which no score looks at: accounts, said, seen, AUC, share in bands D and E, ratio");
            for (Treated t : of.groups()) {
                lines.add(line(
                        "  %-16s %,7d   %6.2f %%   %6.2f %%   %s   %6.2f %%   %s",
                        t.group(),
                        t.accounts(),
                        100 * t.expected(),
                        100 * t.observed(),
                        t.auc() == null ? "too few" : line("%7.4f", t.auc()),
                        100 * t.risky(),
                        t.riskyRatio() == null ? "-" : line("%.2f", t.riskyRatio())));
            }
        }
        return lines;
    }

    private static String each(List<Double> aucs) {
        return String.join(" ", aucs.stream().map(auc -> line("%.4f", auc)).toList());
    }

    private static String line(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

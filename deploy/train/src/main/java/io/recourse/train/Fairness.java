package io.recourse.train;

import io.recourse.segmentation.domain.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the scores treat groups of people which they cannot look at.
 *
 * @param column what tells the groups apart
 */
record Fairness(String column, List<Treated> groups) {

    /** From here on a debtor is held risky. */
    private static final Band RISKY = Band.D;

    /** Fewer say nothing. */
    private static final int LEAST = 100;

    /**
     * One group.
     *
     * @param expected mean probability
     * @param observed share of defaults; beside {@code expected} it says whether the group is held riskier than it is
     * @param auc within the group; null where it is too small or of one outcome
     * @param risky share in bands D and E
     * @param riskyRatio that share ÷ the same of the group with the smallest one; 1 is equal treatment. Null where a group
     *     is too small or nobody is held risky
     */
    record Treated(
            String group,
            int accounts,
            double expected,
            double observed,
            @Nullable Double auc,
            double risky,
            @Nullable Double riskyRatio) {}

    static List<Fairness> of(Recipe recipe, List<Account> accounts, double[] probabilities, List<Band> bands) {
        List<Fairness> reports = new ArrayList<>();
        for (int column = 0; column < recipe.columns().groups().size(); column++) {
            Map<String, List<Integer>> members = new TreeMap<>();
            for (int i = 0; i < accounts.size(); i++) {
                String group = accounts.get(i).groups().get(column);
                members.computeIfAbsent(group, _ -> new ArrayList<>()).add(i);
            }
            List<Treated> treated = new ArrayList<>();
            members.forEach((group, some) -> treated.add(treated(group, some, accounts, probabilities, bands)));
            reports.add(new Fairness(recipe.columns().groups().get(column).column(), compared(treated)));
        }
        return reports;
    }

    private static Treated treated(
            String group, List<Integer> some, List<Account> accounts, double[] probabilities, List<Band> bands) {
        double[] said = some.stream().mapToDouble(i -> probabilities[i]).toArray();
        boolean[] bad = new boolean[said.length];
        int defaults = 0;
        double sum = 0;
        for (int i = 0; i < bad.length; i++) {
            bad[i] = accounts.get(some.get(i)).bad();
            defaults += bad[i] ? 1 : 0;
            sum += said[i];
        }
        boolean telling = bad.length >= LEAST && defaults > 0 && defaults < bad.length;
        long risky =
                some.stream().filter(i -> bands.get(i).compareTo(RISKY) >= 0).count();
        return new Treated(
                group,
                bad.length,
                sum / bad.length,
                (double) defaults / bad.length,
                telling ? Quality.auc(said, bad) : null,
                (double) risky / bad.length,
                null);
    }

    private static List<Treated> compared(List<Treated> treated) {
        double least = treated.stream()
                .filter(t -> t.accounts() >= LEAST)
                .mapToDouble(Treated::risky)
                .min()
                .orElse(0);
        return treated.stream()
                .map(t -> t.accounts() < LEAST || least == 0
                        ? t
                        : new Treated(
                                t.group(),
                                t.accounts(),
                                t.expected(),
                                t.observed(),
                                t.auc(),
                                t.risky(),
                                t.risky() / least))
                .toList();
    }
}

package io.recourse.train;

import io.recourse.rules.Source;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.domain.ScorecardDocument;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.domain.ScorecardDocument.History;
import io.recourse.train.Recipe.Trait;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes the scorecard that a recipe asks for of accounts whose outcome is known. */
record Trainer(Recipe recipe) {

    /** Decimals of a weight. A hundred-thousandth of log-odds moves no probability by more than three parts per million. */
    private static final int DECIMALS = 5;

    /** @throws Refused if nobody or everybody defaulted, or no feature tells them apart */
    ScorecardDocument train(List<Account> accounts, String model, LocalDate today) {
        boolean[] bad = bad(accounts);
        List<Trait> traits = new ArrayList<>(recipe.features());
        List<Binning> binnings = new ArrayList<>(
                traits.stream().map(trait -> binning(accounts, bad, trait)).toList());
        while (true) {
            Logit logit = Logit.fit(rows(accounts, traits, binnings), bad);
            int least = least(logit.weights());
            if (logit.weights()[least] >= 0) {
                return document(model, today, traits, binnings, logit);
            }
            // beside the others it would point the wrong way, which nobody could explain to a debtor
            traits.remove(least);
            binnings.remove(least);
            if (traits.isEmpty()) {
                throw new Refused("No feature of the recipe tells who defaults.");
            }
        }
    }

    private static boolean[] bad(List<Account> accounts) {
        boolean[] bad = new boolean[accounts.size()];
        int count = 0;
        for (int i = 0; i < bad.length; i++) {
            bad[i] = accounts.get(i).bad();
            count += bad[i] ? 1 : 0;
        }
        if (count == 0 || count == bad.length) {
            throw new Refused(
                    "There is nothing to learn where " + (count == 0 ? "nobody" : "everybody") + " defaults.");
        }
        return bad;
    }

    private Binning binning(List<Account> accounts, boolean[] bad, Trait trait) {
        int[] values =
                accounts.stream().mapToInt(account -> value(account, trait)).toArray();
        return Binning.of(values, bad, recipe.quantiles(), trait.monotone());
    }

    private static int value(Account account, Trait trait) {
        Integer value = trait.feature().of(account.judged());
        if (value == null) {
            throw new Refused("No table has " + trait.feature() + ": it is a fact of cases.");
        }
        return value;
    }

    private static double[][] rows(List<Account> accounts, List<Trait> traits, List<Binning> binnings) {
        double[][] rows = new double[accounts.size()][traits.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < traits.size(); j++) {
                rows[i][j] = binnings.get(j).evidenceOf(value(accounts.get(i), traits.get(j)));
            }
        }
        return rows;
    }

    private static int least(double[] weights) {
        int least = 0;
        for (int j = 1; j < weights.length; j++) {
            least = weights[j] < weights[least] ? j : least;
        }
        return least;
    }

    private ScorecardDocument document(
            String model, LocalDate today, List<Trait> traits, List<Binning> binnings, Logit logit) {
        List<FeatureEntry> features = new ArrayList<>();
        for (int j = 0; j < traits.size(); j++) {
            Binning binning = binnings.get(j);
            List<BinEntry> bins = new ArrayList<>();
            for (int k = 0; k < binning.evidence().length; k++) {
                Integer below = k < binning.below().length ? binning.below()[k] : null;
                bins.add(new BinEntry(below, rounded(logit.weights()[j] * binning.evidence()[k])));
            }
            Trait trait = traits.get(j);
            features.add(new FeatureEntry(
                    trait.feature().name(), trait.reason(), trait.monotone().name(), bins));
        }
        ScorecardDocument document = new ScorecardDocument(
                model,
                new Source(recipe.about(), today, null, today, false, "assessment"),
                rounded(logit.intercept()),
                recipe.reasonCount(),
                new History(recipe.columns().months().size(), recipe.columns().currency()),
                features,
                recipe.bands(),
                null);
        Scorecard.from(document);
        return document;
    }

    private static double rounded(double weight) {
        return BigDecimal.valueOf(weight)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}

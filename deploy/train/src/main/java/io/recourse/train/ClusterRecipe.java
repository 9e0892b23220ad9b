package io.recourse.train;

import com.fasterxml.jackson.core.JacksonException;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.portfolio.CsvRows;
import io.recourse.segmentation.domain.Cluster;
import io.recourse.segmentation.domain.ClusterFeature;
import io.recourse.segmentation.domain.Likeness;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How kinds of case are made of a table: which column is what, what is looked at, and how the kinds are named.
 *
 * @param model the artefact's name; its version is told apart by the one who makes it
 * @param about what it is for, the citation of the artefact
 * @param data what the rows are
 * @param starts how often it is begun anew, 1 … 100
 * @param names one for each cluster, at least two
 */
record ClusterRecipe(
        String model,
        String about,
        String data,
        ColumnNames columns,
        List<ClusterFeature> features,
        int starts,
        List<Name> names) {

    /** Thousandths of a spread. */
    private static final long LEAST_STRENGTH = 500;

    /** @param owed whole reference units, rounded down */
    record ColumnNames(
            String debtRatioBp,
            String incomeVolatilityBp,
            String industryIndexBp,
            String industryRisk,
            String monthsLate12,
            String pdPpm,
            String dpd,
            String owed) {

        List<String> all() {
            return List.of(
                    debtRatioBp, incomeVolatilityBp, industryIndexBp, industryRisk, monthsLate12, pdPpm, dpd, owed);
        }

        /** @throws IllegalArgumentException if a cell is no such number, with a reason */
        Likeness likeness(Columns columns, CsvRows.Cells cells) {
            return new Likeness(
                    new ScoringFacts(
                            whole(columns, cells, debtRatioBp),
                            whole(columns, cells, incomeVolatilityBp),
                            whole(columns, cells, industryIndexBp),
                            whole(columns, cells, industryRisk),
                            whole(columns, cells, monthsLate12)),
                    whole(columns, cells, dpd),
                    whole(columns, cells, pdPpm),
                    owed(columns, cells));
        }

        private static int whole(Columns columns, CsvRows.Cells cells, String column) {
            long value = columns.whole(cells, column);
            if (value != (int) value) {
                throw new IllegalArgumentException(column + " has at most 32 bits, not " + value);
            }
            return (int) value;
        }

        private BigDecimal owed(Columns columns, CsvRows.Cells cells) {
            long value = columns.whole(cells, owed);
            if (value < 0) {
                throw new IllegalArgumentException(owed + " is ≥ 0, not " + value);
            }
            return BigDecimal.valueOf(value);
        }
    }

    /**
     * What a kind is called. Of the centres that have no name yet, in ascending order, it is given to the first whose sum of
     * pull × distance from the mean is greatest; the names take their turns in the recipe's order.
     * A name that pulls is given to none whose sum is less than half a spread: it would not say what its kind is.
     *
     * @param pulls by feature; what is absent does not pull
     */
    record Name(Cluster cluster, String zh, String en, Map<ClusterFeature, Integer> pulls) {

        long strength(List<ClusterFeature> features, long[] centre) {
            long sum = 0;
            for (int i = 0; i < centre.length; i++) {
                sum += pulls.getOrDefault(features.get(i), 0) * centre[i];
            }
            return sum;
        }
    }

    ClusterRecipe {
        features = List.copyOf(features);
        names = List.copyOf(names);
        if (starts < 1 || starts > 100) {
            throw new IllegalArgumentException("starts is 1 … 100, not " + starts);
        }
        if (names.size() < 2) {
            throw new IllegalArgumentException("there are two names or more");
        }
    }

    /** @throws Refused if the file is not a recipe */
    static ClusterRecipe read(Path file) throws IOException {
        try (InputStream in = Artefacts.open(file)) {
            return SealedJson.mapper().readValue(in, ClusterRecipe.class);
        } catch (JacksonException e) {
            throw new Refused(file + " is not a recipe: " + e.getOriginalMessage());
        }
    }

    /**
     * For each name the place of its centre.
     *
     * @throws Refused if there is a name that fits none
     */
    List<Integer> named(List<long[]> centres) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < centres.size(); i++) {
            free.add(i);
        }
        List<Integer> taken = new ArrayList<>();
        for (Name name : names) {
            Integer best = free.getFirst();
            for (Integer other : free) {
                best = name.strength(features, centres.get(other)) > name.strength(features, centres.get(best))
                        ? other
                        : best;
            }
            if (!name.pulls().isEmpty() && name.strength(features, centres.get(best)) < LEAST_STRENGTH) {
                throw new Refused("No kind stands out enough to be called " + name.cluster() + ": leave the name out.");
            }
            free.remove(best);
            taken.add(best);
        }
        return taken;
    }
}

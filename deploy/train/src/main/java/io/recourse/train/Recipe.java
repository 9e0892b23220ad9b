package io.recourse.train;

import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.Feature;
import io.recourse.segmentation.domain.ScorecardDocument.BandEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a scorecard is made of a table: which column is what, which features are looked at and which way each may only point.
 *
 * @param model the scorecard's name; its version is told apart by the one who trains it
 * @param about what it is for and where its data are from, the citation of the artefact
 * @param quantiles bins of a feature before those are pooled, 2 … 100
 * @param reasonCount how many reasons a score tells
 */
record Recipe(
        String model,
        String about,
        Columns columns,
        int quantiles,
        int reasonCount,
        List<Trait> features,
        List<BandEntry> bands) {

    /**
     * @param id what a row is called in the scores
     * @param outcome 1 for a default in the month after the latest, else 0; not needed to score
     * @param currency ISO 4217, of whose whole units all amounts are
     * @param months the latest first
     * @param groups what the fairness report tells apart; no score can look at them
     */
    record Columns(
            String id, String outcome, String currency, String limit, List<MonthColumns> months, List<Group> groups) {}

    record MonthColumns(String status, String billed, String paid) {

        List<String> names() {
            return List.of(status, billed, paid);
        }
    }

    /**
     * @param from if there are any, a value is told apart by the greatest of these that it reaches; ascending
     * @param names of values, where they have any
     */
    record Group(String column, List<Integer> from, List<Named> names) {}

    record Named(String value, String name) {}

    enum Direction {
        RISING,
        FALLING
    }

    /**
     * @param reason stable code
     * @param monotone which way a greater value may only move the probability
     */
    record Trait(Feature feature, String reason, Direction monotone) {}

    Recipe {
        features = List.copyOf(features);
        bands = List.copyOf(bands);
        if (quantiles < 2 || quantiles > 100) {
            throw new IllegalArgumentException("quantiles is 2 … 100, not " + quantiles);
        }
    }

    /** @throws Refused if the file is not a recipe */
    static Recipe read(Path file) throws IOException {
        try (InputStream in = Artefacts.open(file)) {
            return SealedJson.mapper().readValue(in, Recipe.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new Refused(file + " is not a recipe: " + e.getOriginalMessage());
        }
    }

    /** All columns that a score is made of. */
    List<String> needed() {
        List<String> needed = new ArrayList<>(List.of(columns.id(), columns.limit()));
        columns.months().forEach(month -> needed.addAll(month.names()));
        return needed;
    }
}

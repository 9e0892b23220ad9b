package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.PlaybookDocument.TalksDocument;
import java.util.ArrayList;
import java.util.List;

/** Judges the strategies that a fresh installation begins with, and what binds all strategies. */
final class PlaybookReader {

    private final Conditions conditions;
    private final Faults faults = new Faults("strategies");

    PlaybookReader(Conditions conditions) {
        this.conditions = conditions;
    }

    StrategyBook read(PlaybookDocument document) {
        faults.at("source").unless(document.source() != null, "source is missing");
        Talks talks = talks(document.talks(), faults.at("talks"));
        StrategyReader reader = new StrategyReader(conditions, talks);
        Faults ofStrategies = faults.at("strategies");
        List<Strategy> strategies = new ArrayList<>();
        for (int i = 0; i < document.strategies().size(); i++) {
            strategies.add(reader.read(document.strategies().get(i), ofStrategies.at(Integer.toString(i))));
        }
        ofStrategies.unique(strategies.stream().map(Strategy::code).toList(), "codes");
        long defaults = document.strategies().stream()
                .filter(strategy -> strategy.when() == null)
                .count();
        ofStrategies.unless(defaults == 1, "one strategy has no condition and is the default, not " + defaults);
        faults.raise();
        for (Overlap overlap : Overlap.among(strategies.stream().map(Listed::of).toList(), conditions)) {
            ofStrategies.unless(false, overlap.sentence());
        }
        faults.raise();
        return new StrategyBook(talks, strategies);
    }

    private static Talks talks(TalksDocument document, Faults faults) {
        faults.at("source").unless(document.source() != null, "source is missing");
        faults.at("assignedAtDpd").unless(document.assignedAtDpd() >= 1, "assignedAtDpd must be ≥ 1");
        faults.at("latestDpd")
                .unless(document.latestDpd() > document.assignedAtDpd(), "latestDpd must be > assignedAtDpd");
        return new Talks(document.assignedAtDpd(), document.latestDpd(), document.opensAt());
    }
}

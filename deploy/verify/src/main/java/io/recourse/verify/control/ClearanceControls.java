package io.recourse.verify.control;

import io.recourse.verify.check.ActsAreCleared;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Acts without the ledger's word. */
final class ClearanceControls {
    private static final String REQUEST = "planted";
    private static final String ACT = "file-suit";
    private static final Duration DAY = Duration.ofDays(1);

    private ClearanceControls() {}

    static List<Control> all() {
        return List.of(
                acts("a filing without clearance", "no-clearance", ClearanceControls::filed),
                acts("a filing on the clearance of another act", "no-clearance", ClearanceControls::otherAct),
                acts("a filing before its clearance", "cleared-afterwards", p -> filed(granted(p, DAY, DAY))),
                acts("a filing after its clearance ran out", "clearance-over", ClearanceControls::tooLate),
                acts("an auction without clearance", "no-clearance", p -> sale(p, announced(p))),
                acts("a forced sale without clearance", "no-clearance", p -> sale(p, forced())));
    }

    private static Control acts(String sentence, String rule, Function<Plant, Plant> events) {
        return new Control(sentence, ActsAreCleared.class, rule, e -> Plant.in(e, events));
    }

    private static Plant filed(Plant plant) {
        return plant.add(Plant.LITIGATION, plant.late(), new Fact.ActPerformed(REQUEST, ACT, plant.late()));
    }

    /** Granted so long after the filing, standing so long. */
    private static Plant granted(Plant plant, Duration after, Duration stands) {
        Instant from = plant.late().plus(after);
        return plant.add(Story.INTAKE, from, new Fact.ClearanceGranted(REQUEST, ACT, from.plus(stands)));
    }

    private static Plant tooLate(Plant plant) {
        return filed(granted(plant, DAY.negated(), DAY.minusNanos(1_000)));
    }

    private static Plant otherAct(Plant plant) {
        Instant from = plant.late().minus(DAY);
        return filed(plant.add(
                Story.INTAKE,
                from,
                new Fact.ClearanceGranted(REQUEST, "start-auction", plant.late().plus(DAY))));
    }

    private static Plant sale(Plant plant, Fact notice) {
        return plant.add(Plant.DISPOSAL, plant.late(), new Fact.SaleRequested(REQUEST, "start-auction", REQUEST))
                .add(Plant.DISPOSAL, plant.late(), notice);
    }

    private static Fact announced(Plant plant) {
        return new Fact.AuctionAnnounced(REQUEST, 1, plant.late());
    }

    private static Fact forced() {
        return new Fact.ForcedSaleOpened(REQUEST);
    }
}

package io.recourse.verify.control;

import io.recourse.verify.check.StepsHappenOnce;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Money;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Steps taken twice. */
final class StepControls {
    private static final String TWICE = "planted";

    private StepControls() {}

    static List<Control> all() {
        return List.of(
                twice("a contact made twice", "contact-attempt", Plant.NEGOTIATION, p -> contact(p, TWICE)),
                new Control(
                        "a step of the ladder taken twice",
                        StepsHappenOnce.class,
                        "contact-step",
                        e -> Plant.in(e, p -> p.add(Plant.NEGOTIATION, p.late(), contact(p, "planted-1"))
                                .add(Plant.NEGOTIATION, p.late(), contact(p, "planted-2")))),
                twice("a filing performed twice", "filing", Plant.LITIGATION, StepControls::filing),
                twice("costs incurred twice", "cost", Plant.LITIGATION, _ -> new Fact.CostsIncurred(TWICE)),
                twice("a payment booked twice", "payment", Story.INTAKE, StepControls::payment),
                twice("a bucket entered twice", "bucket", Story.INTAKE, _ -> new Fact.BucketEntered(TWICE)),
                twice("an auction round announced twice", "auction-round", Plant.DISPOSAL, StepControls::round),
                twice("a price distributed twice", "distribution", Plant.DISPOSAL, StepControls::distribution),
                twice("a case closed twice", "once-in-a-life", Story.INTAKE, p -> new Fact.CaseClosed(p.late())));
    }

    private static Control twice(String sentence, String rule, String topic, Function<Plant, Fact> step) {
        return new Control(
                sentence,
                StepsHappenOnce.class,
                rule,
                e -> Plant.in(e, p -> p.add(topic, p.late(), step.apply(p)).add(topic, p.late(), step.apply(p))));
    }

    private static Fact contact(Plant plant, String attemptId) {
        return new Fact.ContactAttempted(
                attemptId, TWICE, "LETTER", plant.debtor(), plant.opening().zone(), plant.late());
    }

    private static Fact filing(Plant plant) {
        return new Fact.ActPerformed(TWICE, "file-suit", plant.late());
    }

    private static Fact payment(Plant plant) {
        Money cent = new Money(1, plant.balance().currency());
        return new Fact.PaymentAllocated(TWICE, LocalDate.EPOCH, cent, 0, 0, 0, 1, plant.balance());
    }

    private static Fact round(Plant plant) {
        Instant at = plant.late();
        return new Fact.AuctionAnnounced(TWICE, 1, at);
    }

    private static Fact distribution(Plant plant) {
        Money cent = new Money(1, plant.balance().currency());
        return new Fact.ProceedsDistributed(TWICE, TWICE, cent, 0, 0, 1);
    }
}

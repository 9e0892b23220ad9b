package io.recourse.verify.control;

import io.recourse.verify.check.StepsHappenOnce;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Money;
import io.recourse.verify.evidence.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Steps taken twice. */
final class StepControls {
    private static final String TWICE = "planted";

    private StepControls() {}

    private static final List<String> COURTS_ACTS = List.of(
            "PaymentOrderAccepted.v1",
            "PaymentOrderIssued.v1",
            "PaymentOrderServed.v1",
            "PaymentOrderObjected.v1",
            "PaymentOrderLapsed.v1",
            "JudgmentGiven.v1",
            "ClaimDismissed.v1",
            "TitleEffective.v1");

    static List<Control> all() {
        List<Control> all = new ArrayList<>(List.of(
                twice(
                        "a strategy assigned twice",
                        "strategy",
                        Plant.SEGMENTATION,
                        _ -> new Fact.StrategyAssigned(TWICE)),
                steps("talks begun once too often", "negotiation-start", StepControls::begunAgain),
                twice(
                        "talks that go on twice",
                        "negotiation-resumed",
                        Plant.NEGOTIATION,
                        _ -> new Fact.NegotiationResumed(TWICE)),
                twice("a contact made twice", "contact-attempt", Plant.NEGOTIATION, p -> contact(p, TWICE)),
                steps("a step of the ladder taken twice", "contact-step", p -> p.add(
                                Plant.NEGOTIATION, p.late(), contact(p, "planted-1"))
                        .add(Plant.NEGOTIATION, p.late(), contact(p, "planted-2"))),
                steps("a step taken again though it had gone out", "contact-step", p -> p.add(
                                Plant.NEGOTIATION, p.late(), contact(p, "planted-1"))
                        .add(Plant.NEGOTIATION, p.late(), new Fact.ContactResult("planted-1", "DELIVERED"))
                        .add(Plant.NEGOTIATION, p.late(), contact(p, "planted-2"))),
                steps("a step that came back taken twice", "contact-step", p -> p.add(
                                Plant.NEGOTIATION, p.late(), contact(p, "planted-1"))
                        .add(Plant.NEGOTIATION, p.late(), new Fact.ContactResult("planted-1", "UNREACHABLE"))
                        .add(Plant.NEGOTIATION, p.late(), contact(p, "planted-2"))
                        .add(Plant.NEGOTIATION, p.late(), contact(p, "planted-3"))),
                twice("a promise recorded twice", "promise", Plant.NEGOTIATION, _ -> new Fact.PromiseRecorded(TWICE)),
                steps("a promise kept twice", "promise-outcome", StepControls::keptAgain),
                twice("a filing performed twice", "filing", Plant.LITIGATION, StepControls::filing),
                twice("costs incurred twice", "cost", Plant.LITIGATION, _ -> new Fact.CostsIncurred(TWICE)),
                twice("a payment booked twice", "payment", Story.INTAKE, StepControls::payment),
                twice("a payment taken back twice", "reversal", Story.INTAKE, StepControls::reversal),
                twice("a bucket entered twice", "bucket", Story.INTAKE, _ -> new Fact.BucketEntered(TWICE)),
                twice(
                        "an end of limitation moved to where it is",
                        "limitation",
                        Story.INTAKE,
                        p -> new Fact.LimitationMoved(p.late())),
                twice(
                        "a pause begun twice",
                        "pause",
                        Story.INTAKE,
                        p -> new Fact.PauseStarted(TWICE, "DISPUTE", p.late())),
                twice("a pause ended twice", "pause-end", Story.INTAKE, p -> new Fact.PauseEnded(TWICE, p.late())),
                twice("a sale asked for twice", "sale-request", Plant.DISPOSAL, _ -> request()),
                twice("an auction round announced twice", "auction-round", Plant.DISPOSAL, StepControls::round),
                twice(
                        "a round that fails twice",
                        "round-failed",
                        Plant.DISPOSAL,
                        _ -> new Fact.AuctionFailed(TWICE, 1)),
                twice("a winner in default twice", "winner-defaulted", Plant.DISPOSAL, StepControls::defaulted),
                twice("an asset sold twice", "asset-sold", Plant.DISPOSAL, p -> new Fact.AssetSold(TWICE, cent(p))),
                twice("a price distributed twice", "distribution", Plant.DISPOSAL, StepControls::distribution),
                twice("a case closed twice", "once-in-a-life", Story.INTAKE, p -> new Fact.CaseClosed(p.late())),
                referred("a wish for no contact told twice", "no-contact", Plant.NEGOTIATION),
                referred("an answer that begins to wait twice", "answer-waits", Plant.NEGOTIATION),
                referred("an answer read twice", "answer-read", Plant.NEGOTIATION),
                referred("a request cleared twice", "clearance", Story.INTAKE),
                referred("an offer made twice", "offer", Plant.NEGOTIATION),
                referred("an offer that ends twice", "offer-end", Plant.NEGOTIATION),
                twice("a plan agreed twice", "agreement", Plant.NEGOTIATION, _ -> new Fact.Agreed(TWICE, List.of())),
                referred("a debit asked for twice", "debit-request", Plant.NEGOTIATION),
                referred("a debit that ends twice", "debit-end", Plant.NEGOTIATION),
                twice("a debit made twice", "debit-end", Plant.NEGOTIATION, StepControls::debit),
                twice(
                        "a debit of which twice nobody knows",
                        "debit-unknown",
                        Plant.NEGOTIATION,
                        p -> new Fact.DebitUnclear(TWICE, cent(p), p.late())),
                referred("an act asked for twice", "act-request", Plant.LITIGATION),
                referred("an act given up twice", "act-abandoned", Plant.LITIGATION),
                referred("a suit accepted twice", "suit", Plant.LITIGATION),
                referred("an asset valued twice at once", "valuation", Plant.DISPOSAL),
                referred("an asset released twice", "asset-released", Plant.DISPOSAL)));
        COURTS_ACTS.forEach(
                type -> all.add(steps("a second " + type, "once-in-a-life", p -> p.tell(Plant.LITIGATION, type)
                        .tell(Plant.LITIGATION, type))));
        return all;
    }

    private static Control steps(String sentence, String rule, Function<Plant, Plant> events) {
        return new Control(sentence, StepsHappenOnce.class, rule, e -> Plant.in(e, events));
    }

    private static Control referred(String sentence, String rule, String topic) {
        return twice(sentence, rule, topic, _ -> new Fact.Step(rule, TWICE));
    }

    /** Once more often than the payments that went back, the pauses and the statements can explain. */
    private static Plant keptAgain(Plant plant) {
        Plant planted = plant;
        int causes = plant.count(Fact.PaymentReversed.class)
                + plant.count(Fact.PauseStarted.class)
                + plant.count(Fact.BalanceAdjusted.class);
        for (int i = 0; i < causes + 2; i++) {
            planted = planted.add(Plant.NEGOTIATION, plant.late(), new Fact.PromiseJudged(TWICE, "PromiseKept.v1"));
        }
        return planted;
    }

    /** Once more often than there are strategies to begin. */
    private static Plant begunAgain(Plant plant) {
        Plant planted = plant;
        for (int i = 0; i < plant.count(Fact.StrategyAssigned.class) + 1; i++) {
            planted = planted.add(Plant.NEGOTIATION, plant.late(), new Fact.NegotiationStarted(TWICE));
        }
        return planted;
    }

    private static Control twice(String sentence, String rule, String topic, Function<Plant, Fact> step) {
        return steps(sentence, rule, p -> p.add(topic, p.late(), step.apply(p)).add(topic, p.late(), step.apply(p)));
    }

    private static Fact contact(Plant plant, String attemptId) {
        return new Fact.ContactAttempted(
                attemptId, TWICE, "LETTER", plant.debtor(), plant.opening().zone(), plant.late());
    }

    private static Fact filing(Plant plant) {
        return new Fact.ActPerformed(TWICE, "file-suit", plant.late());
    }

    private static Fact debit(Plant plant) {
        return new Fact.DebitMade(TWICE, TWICE, 1, cent(plant), plant.late());
    }

    private static Fact payment(Plant plant) {
        return new Fact.PaymentAllocated(TWICE, LocalDate.EPOCH, cent(plant), 0, 0, 0, 1, plant.balance(), true);
    }

    private static Money cent(Plant plant) {
        return new Money(1, plant.balance().currency());
    }

    private static Fact reversal(Plant plant) {
        return new Fact.PaymentReversed(TWICE, TWICE, cent(plant), plant.balance(), true);
    }

    private static Fact request() {
        return new Fact.SaleRequested(TWICE, "start-auction", TWICE);
    }

    private static Fact defaulted(Plant plant) {
        return new Fact.WinnerDefaulted(TWICE, 1, cent(plant));
    }

    private static Fact round(Plant plant) {
        Instant at = plant.late();
        return new Fact.AuctionAnnounced(TWICE, 1, at);
    }

    private static Fact distribution(Plant plant) {
        return new Fact.ProceedsDistributed(TWICE, TWICE, cent(plant), 0, 0, 1);
    }
}

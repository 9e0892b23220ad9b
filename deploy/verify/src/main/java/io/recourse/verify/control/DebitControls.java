package io.recourse.verify.control;

import io.recourse.verify.check.DebitsAreTold;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Debits of another amount than was agreed, of which nobody was told in time. */
final class DebitControls {
    private static final String NOTICE = "planted-notice";
    private static final String PLAN = "planted-plan";
    private static final Money AGREED = new Money(100, "USD");
    private static final Money LESS = new Money(99, "USD");

    private DebitControls() {}

    static List<Control> all() {
        return List.of(
                debits("a debit of less than was agreed, untold", "debit-not-told", p -> debited(p, 1, LESS)),
                debits("a debit of as much as agreed after one of less, untold", "debit-not-told", p -> debited(
                                told(p, 1, LESS, 10), 1, LESS)
                        .add(Plant.NEGOTIATION, p.late(), made(p, 2, AGREED))),
                debits(
                        "a debit told of another amount",
                        "debit-not-told",
                        p -> debited(told(p, 1, AGREED, 10), 1, LESS)),
                debits("a debit told nine days before", "debit-told-late", p -> debited(told(p, 1, LESS, 9), 1, LESS)),
                debits(
                        "a debit whose notice came back",
                        "debit-told-late",
                        p -> debited(
                                told(p, 1, LESS, 10).add(Plant.NEGOTIATION, p.late(), result(p, "UNREACHABLE", 5)),
                                1,
                                LESS)));
    }

    private static Control debits(String sentence, String rule, Function<Plant, Plant> events) {
        return new Control(
                sentence,
                DebitsAreTold.class,
                rule,
                e -> Plant.apart(
                        e,
                        "US",
                        p -> events.apply(p.add(
                                Plant.NEGOTIATION, p.openedAt(), new Fact.Agreed(PLAN, List.of(AGREED, AGREED))))));
    }

    private static Plant debited(Plant plant, int instalment, Money amount) {
        return plant.add(Plant.NEGOTIATION, plant.late(), made(plant, instalment, amount));
    }

    private static Fact made(Plant plant, int instalment, Money amount) {
        return new Fact.DebitMade("planted-" + instalment, PLAN, instalment, amount, plant.late());
    }

    private static Plant told(Plant plant, int instalment, Money amount, int daysBefore) {
        LocalDate on =
                LocalDate.ofInstant(plant.late(), ZoneId.of(plant.opening().zone()));
        return plant.noteOfCase(new Fact.DebitTold(NOTICE, PLAN, instalment, amount, on))
                .add(Plant.NEGOTIATION, plant.late(), result(plant, "DELIVERED", daysBefore));
    }

    private static Fact result(Plant plant, String outcome, int daysBefore) {
        Instant at = plant.late().minus(Duration.ofDays(daysBefore));
        return new Fact.ContactResult(NOTICE, outcome, at);
    }
}

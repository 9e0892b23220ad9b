package io.recourse.local.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What lenders and their banks do on their own: cures, recalls, payments taken back. */
final class Lenders {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final Chance chance;

    Lenders(Chance chance) {
        this.chance = chance;
    }

    List<Planned> atStart(Person person, Instant now) {
        return switch (person.character().attitude()) {
            case CURED_AT_HOST ->
                List.of(Planned.of(now.plus(days(person, "cure", 1, 80)), person, "cure", new Act.Cure()));
            case RECALLED_BY_LENDER ->
                List.of(Planned.of(now.plus(days(person, "recall", 2, 110)), person, "recall", new Act.Recall()));
            case PAYS_EARLY,
                    PAYS_AFTER_CONTACT,
                    PAYS_IN_PARTS,
                    PROMISES_AND_KEEPS,
                    PROMISES_AND_BREAKS,
                    DISPUTES,
                    HARDSHIP,
                    REFUSES,
                    VANISHES -> List.of();
        };
    }

    private Duration days(Person person, String about, int least, int most) {
        return chance.draw(about, person.key()).days(least, most);
    }

    /** A payment, the lender's look at its books the day after, and once in a while the payment's return some days later. */
    List<Planned> payment(Person person, String id, Instant at, long atMost, int returnedPercent) {
        List<Planned> plan = new ArrayList<>();
        plan.add(Planned.of(at, person, id, new Act.Pay(id, atMost, person.valueDate(at))));
        plan.add(Planned.of(at.plus(ONE_DAY), person, id + "-books", new Act.CatchUp()));
        if (chance.draw("returned", person.key(), id).percent(returnedPercent)) {
            Instant back = at.plus(chance.draw("return-day", person.key(), id).days(2, 9));
            plan.add(
                    Planned.of(back, person, id + "-back", new Act.TakeBack(id + "-back", id, person.valueDate(back))));
        }
        return plan;
    }
}

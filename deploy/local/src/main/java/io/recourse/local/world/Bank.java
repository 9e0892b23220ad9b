package io.recourse.local.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The bank that debits accounts: some have no cover, and what it took reaches the lender's books a day later. */
final class Bank {
    private static final int NO_COVER_PERCENT = 15;
    private static final int RETURNED_PERCENT = 3;

    private final Chance chance;
    private final Lenders lenders;

    Bank(Chance chance, Lenders lenders) {
        this.chance = chance;
        this.lenders = lenders;
    }

    Answer answer(Person person, Order order) {
        return hasNoCover(person, order)
                ? new Answer(order.key(), Answer.Result.FAILED, "no-cover")
                : new Answer(order.key(), Answer.Result.DONE, "");
    }

    List<Planned> react(Person person, Order order, Instant now) {
        return hasNoCover(person, order)
                ? List.of()
                : lenders.payment(
                        person,
                        order.ref(),
                        now.plus(Duration.ofDays(1)),
                        Long.parseLong(order.field("amountMinor")),
                        RETURNED_PERCENT);
    }

    private boolean hasNoCover(Person person, Order order) {
        return chance.draw("cover", person.key(), order.ref()).percent(NO_COVER_PERCENT);
    }
}

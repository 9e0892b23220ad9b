package io.recourse.local.world;

import io.recourse.contracts.ContactReported;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The provider of all contact channels: carries messages and reports on those in which people speak. */
final class Channels {
    private static final Set<String> SPOKEN = Set.of("PHONE", "VOICE_BOT", "FIELD_VISIT");
    private static final Set<String> CALLS = Set.of("PHONE", "VOICE_BOT");
    private static final Set<String> WRITTEN = Set.of("SMS", "EMAIL");

    private final Chance chance;
    private final Talks talks;
    private final People people;

    Channels(Chance chance, Talks talks, People people) {
        this.chance = chance;
        this.talks = talks;
        this.people = people;
    }

    Answer answer(Person person, Order order) {
        return switch (result(person, order)) {
            case DONE -> new Answer(order.key(), Answer.Result.DONE, "");
            case FAILED -> new Answer(order.key(), Answer.Result.FAILED, "address-not-in-service");
            case UNKNOWN -> new Answer(order.key(), Answer.Result.UNKNOWN, "carrier-did-not-say");
        };
    }

    List<Planned> react(Person person, Order order, Instant now) {
        if (result(person, order) == Answer.Result.FAILED) {
            return List.of();
        }
        String channel = order.field("channel");
        boolean spoken = SPOKEN.contains(channel);
        boolean heard = talks.isHeard(person, order, spoken);
        Instant at = spoken
                ? now.plus(Duration.ofMinutes(
                        chance.draw("spoke", person.key(), order.ref()).between(10, 300)))
                : now.plus(chance.draw("read", person.key(), order.ref()).days(0, 1));
        List<Planned> plan = new ArrayList<>();
        if (spoken) {
            ContactOutcome outcome = heard ? ContactOutcome.CONVERSATION : ContactOutcome.UNANSWERED;
            plan.add(Planned.of(
                    at,
                    person,
                    "contact " + order.ref(),
                    new Act.Report(new ContactReported(people.caseOf(person), order.ref(), outcome, at))));
        }
        if (heard && CALLS.contains(channel)) {
            plan.addAll(talks.recording(person, order, at));
        }
        if (WRITTEN.contains(channel)) {
            plan.addAll(heard ? talks.answer(person, order, at) : List.of());
            plan.addAll(person.vanished() ? talks.stranger(person, order, at) : List.of());
        }
        if (heard) {
            plan.addAll(talks.heard(person, order, at));
        }
        return plan;
    }

    private Answer.Result result(Person person, Order order) {
        int drawn = chance.draw("carried", person.key(), order.ref()).between(0, 99);
        int dead = person.vanished() ? 45 : 2;
        return drawn < dead ? Answer.Result.FAILED : drawn == 99 ? Answer.Result.UNKNOWN : Answer.Result.DONE;
    }
}

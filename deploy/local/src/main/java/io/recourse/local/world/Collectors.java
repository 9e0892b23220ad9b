package io.recourse.local.world;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lender's own people: they call and visit whom the ladder sends them to, and read what debtors answered. */
final class Collectors {
    /** Of calls and visits nobody finds the time for some; their hours go by. */
    private static final int LEFT_PERCENT = 6;

    private static final int PEOPLE = 4;

    private final Chance chance;
    private final Talks talks;

    Collectors(Chance chance, Talks talks) {
        this.chance = chance;
        this.talks = talks;
    }

    /** Tasks are looked at when they are made, so that what is done of them is done within their hours. */
    List<Planned> react(Person person, Order task, Instant now) {
        String work = task.field("work");
        int first = draw(person, task, "takes").between(1, PEOPLE);
        if (work.equals("ANSWER")) {
            return List.of(work(person, task, now, List.of(collector(first)), null));
        }
        if (draw(person, task, "left").percent(LEFT_PERCENT)) {
            return List.of();
        }
        boolean visit = work.equals("VISIT");
        List<String> by = visit ? List.of(collector(first), collector(first % PEOPLE + 1)) : List.of(collector(first));
        ContactOutcome outcome = outcome(person, task);
        List<Planned> plan = new ArrayList<>(List.of(work(person, task, now, by, outcome)));
        if (outcome == ContactOutcome.CONVERSATION) {
            if (!visit) {
                plan.addAll(talks.recording(person, task, now));
            }
            plan.addAll(talks.heard(person, task, now));
        }
        return plan;
    }

    private ContactOutcome outcome(Person person, Order task) {
        if (person.vanished() && draw(person, task, "number-dead").percent(45)) {
            return ContactOutcome.UNREACHABLE;
        }
        return talks.isHeard(person, task, true) ? ContactOutcome.CONVERSATION : ContactOutcome.UNANSWERED;
    }

    private static Planned work(
            Person person, Order task, Instant now, List<String> by, @Nullable ContactOutcome outcome) {
        return Planned.of(now, person, "task " + task.ref(), new Act.Work(task.field("task"), by, outcome));
    }

    private static String collector(int number) {
        return "collector-" + number;
    }

    private Chance.Draw draw(Person person, Order task, String about) {
        return chance.draw(about, person.key(), task.ref());
    }
}

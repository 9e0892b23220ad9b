package io.recourse.verify.control;

import io.recourse.verify.check.ContactsKeepBudgets;
import io.recourse.verify.check.ContactsKeepHours;
import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Contacts that must not be. */
final class ContactControls {
    private static final LocalTime NOON = LocalTime.NOON;
    private static final int FAR = 5_000;

    private ContactControls() {}

    static List<Control> all() {
        return List.of(
                hours("a contact at 22:00", "hours", p -> message(p, 0, LocalTime.of(22, 0))),
                hours("a contact a second before 08:00", "hours", p -> message(p, 0, LocalTime.of(7, 59, 59))),
                hours("a contact after the end of the case", "closed", ContactControls::afterClose),
                hours("a contact in a pause", "paused", ContactControls::inPause),
                hours("a contact timed where nobody lives", "zone-differs", ContactControls::elsewhere),
                new Control(
                        "a contact under another law", ContactsKeepHours.class, "law-unknown", ContactControls::abroad),
                budget("a seventh unanswered call on a day", "dials-per-day", p -> unanswered(p, 7)),
                budget("a second visit on a day", "visits-per-day", p -> several(p, "FIELD_VISIT", 2)),
                budget("a contact by a way nobody knows", "channel-unknown", p -> several(p, "PIGEON", 1)),
                budget("a third message on a day", "messages-per-day", p -> several(p, "SMS", 3)),
                budget("a fourth call on a day", "calls-per-day", p -> several(p, "VOICE_BOT", 4)),
                budget("a second letter on a day", "letters-per-day", p -> several(p, "LETTER", 2)),
                budget("a contact with somebody who asked for none", "ceased", ContactControls::afterCease),
                budget("a contact with a stranger", "stranger", ContactControls::stranger));
    }

    private static Control hours(String sentence, String rule, Function<Plant, Plant> events) {
        return new Control(sentence, ContactsKeepHours.class, rule, e -> Plant.in(e, events));
    }

    private static Control budget(String sentence, String rule, Function<Plant, Plant> events) {
        return new Control(sentence, ContactsKeepBudgets.class, rule, e -> Plant.in(e, events));
    }

    private static Plant message(Plant plant, int day, LocalTime time) {
        return plant.contact("planted", "SMS", plant.debtor(), plant.clock(day, time));
    }

    private static Plant several(Plant plant, String channel, int count) {
        Plant planted = plant;
        for (int i = 0; i < count; i++) {
            planted = planted.contact("planted-" + i, channel, plant.debtor(), plant.clock(FAR, NOON.plusMinutes(i)));
        }
        return planted;
    }

    private static Plant unanswered(Plant plant, int count) {
        Plant planted = several(plant, "PHONE", count);
        for (int i = 0; i < count; i++) {
            planted = planted.add(
                    Plant.NEGOTIATION, plant.clock(FAR, NOON), new Fact.ContactResult("planted-" + i, "UNANSWERED"));
        }
        return planted;
    }

    private static Plant elsewhere(Plant plant) {
        return plant.contact("planted", "SMS", plant.debtor(), "Antarctica/Troll", plant.clock(FAR, NOON));
    }

    /** The case is moved to a jurisdiction this checker has no hours of. */
    private static @Nullable Evidence abroad(Evidence evidence) {
        Evidence contacted = Plant.in(evidence, p -> message(p, FAR, NOON));
        return contacted == null
                ? null
                : contacted.withPosts(
                        contacted.posts().stream().map(ContactControls::moved).toList());
    }

    private static Post moved(Post p) {
        return p.fact() instanceof Fact.CaseOpened(String _, String zone, Balance balance, Set<String> parties)
                ? new Post(
                        p.topic(),
                        p.key(),
                        p.sequence(),
                        p.eventId(),
                        p.type(),
                        p.digest(),
                        p.businessAt(),
                        new Fact.CaseOpened("planted", zone, balance, parties))
                : p;
    }

    private static Plant afterClose(Plant plant) {
        Instant end = plant.clock(FAR, NOON);
        return message(plant.add(Story.INTAKE, end, new Fact.CaseClosed(end)), FAR + 1, NOON);
    }

    private static Plant inPause(Plant plant) {
        Instant from = plant.clock(FAR, NOON);
        return message(plant.add(Story.INTAKE, from, new Fact.PauseStarted("planted", from)), FAR + 1, NOON);
    }

    private static Plant afterCease(Plant plant) {
        Instant at = plant.clock(FAR, NOON);
        Plant leave = plant.add("parties.intake", plant.debtor(), at, new Fact.ContactCeased(at))
                .write("negotiation", "party", plant.debtor(), "UnitSpent");
        return message(leave, FAR + 1, NOON);
    }

    private static Plant stranger(Plant plant) {
        return plant.contact("planted", "SMS", "planted", plant.openedAt().plus(Duration.ofDays(1)));
    }
}

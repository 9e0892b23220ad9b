package io.recourse.verify.control;

import io.recourse.verify.check.LinksPassContactsOn;
import io.recourse.verify.evidence.Fact;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Contacts with one person whom two lenders know, of which the other does not learn as it should. */
final class LinkControls {
    private static final String LINK = "planted-link";
    private static final String OTHER = "planted-other-party";
    private static final String CONSENT = "CONSENT";

    private LinkControls() {}

    static List<Control> all() {
        return List.of(
                control("a contact that a link dropped", "not-passed-on", p -> passed(linked(p), 1)
                        .leave("contact-2", "SMS", at(p, 2))),
                control(
                        "a contact of the day before a link that its party did not bring along",
                        "not-passed-on",
                        p -> linked(p.leave("contact-0", "SMS", p.openedAt()))),
                control("the number of a call that a link did not pass on", "not-passed-on", p -> passed(linked(p), 1)
                        .note(p.debtor(), new Fact.DialAllowed(p.caseId(), "contact-1", "planted-number", at(p, 1)))),
                control("a contact that a link passed on twice", "passed-on-twice", p -> told(passed(linked(p), 1), 1)),
                control("a contact by a link that nobody made", "out-of-nowhere", p -> told(linked(p), 1)),
                control(
                        "a contact by a link that nobody recorded",
                        "out-of-nowhere",
                        p -> told(
                                p.note(OTHER, new Fact.LinkNoted(LINK, CONSENT, null))
                                        .leave("contact-1", "SMS", at(p, 1)),
                                1)),
                control("a contact that a link passed on as one of another day", "out-of-nowhere", p -> linked(p)
                        .leave("contact-1", "SMS", at(p, 1))
                        .note(
                                OTHER,
                                new Fact.ElsewhereNoted(
                                        LINK, key(p, "contact-1", at(p, 1)), at(p, 2), "SMS", null, null))),
                control(
                        "a contact that was passed on after its link had ended",
                        "outside-its-link",
                        p -> told(
                                linked(p)
                                        .link(LINK, new Fact.LinkEnded(at(p, 1)))
                                        .note(p.debtor(), new Fact.LinkDropped(LINK))
                                        .note(OTHER, new Fact.LinkDropped(LINK))
                                        .leave("contact-2", "SMS", at(p, 2)),
                                2)),
                control("a link that one of its parties does not know of", "link-not-noted", p -> p.link(
                                LINK, recorded(p))
                        .note(p.debtor(), new Fact.LinkNoted(LINK, CONSENT, null))),
                control("a link that goes on at a party though it ended", "link-not-noted", p -> linked(p)
                        .link(LINK, new Fact.LinkEnded(at(p, 1)))
                        .note(p.debtor(), new Fact.LinkDropped(LINK))),
                control("a conversation that a link passed on as a dial in vain", "outcome-differs", p -> passed(
                                linked(p), 1)
                        .note(p.debtor(), new Fact.UnitEnded(p.caseId(), "contact-1", "CONVERSATION"))
                        .note(OTHER, new Fact.ElsewhereConcluded(LINK, key(p, "contact-1", at(p, 1)), "UNANSWERED"))),
                control("a conversation of which a link did not tell", "outcome-differs", p -> passed(linked(p), 1)
                        .note(p.debtor(), new Fact.UnitEnded(p.caseId(), "contact-1", "CONVERSATION"))));
    }

    private static Control control(String sentence, String rule, Function<Plant, Plant> events) {
        return new Control(sentence, LinksPassContactsOn.class, rule, e -> Plant.apart(e, "CN", events));
    }

    private static Instant at(Plant plant, int day) {
        return plant.clock(day, LocalTime.NOON);
    }

    private static Fact recorded(Plant plant) {
        return new Fact.LinkRecorded(Set.of(plant.debtor(), OTHER), CONSENT, plant.openedAt(), null);
    }

    private static Plant linked(Plant plant) {
        return plant.link(LINK, recorded(plant))
                .note(plant.debtor(), new Fact.LinkNoted(LINK, CONSENT, null))
                .note(OTHER, new Fact.LinkNoted(LINK, CONSENT, null));
    }

    /** A contact with the debtor, as it should be told to the other. */
    private static Plant passed(Plant plant, int day) {
        return told(plant.leave("contact-" + day, "SMS", at(plant, day)), day);
    }

    private static Plant told(Plant plant, int day) {
        return plant.note(
                OTHER,
                new Fact.ElsewhereNoted(
                        LINK, key(plant, "contact-" + day, at(plant, day)), at(plant, day), "SMS", null, null));
    }

    private static String key(Plant plant, String attemptId, Instant at) {
        return LinksPassContactsOn.key(plant.debtor(), plant.unit(attemptId, "SMS", "dunning", null, at));
    }
}

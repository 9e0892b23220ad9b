package io.recourse.verify.control;

import io.recourse.verify.check.AnswersAreObeyed;
import io.recourse.verify.check.Check;
import io.recourse.verify.check.ContactsAreLawfulWhenMade;
import io.recourse.verify.check.StrangersAreLeftAlone;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Contacts that had leave and waited, and must not have been made any more; contacts with strangers; and answers nobody obeyed. */
final class WaitingControls {
    private static final String CN = "CN";
    private static final String PLANTED = "planted";
    private static final String WAITED = "waited";
    private static final String MESSAGE = "SMS";
    private static final String CALL = "PHONE";
    private static final String DEBTORS_ZONE = "Asia/Shanghai";
    private static final String EAST = "Asia/Tokyo";

    private WaitingControls() {}

    static List<Control> all() {
        return List.of(
                waited(
                        "a message that went out after its debtor had opted out of its channel",
                        "channel-opted-out",
                        p -> p.note(p.debtor(), new Fact.CeaseNoted(meanwhile(p), MESSAGE))),
                waited(
                        "a message that went out after its debtor had asked for no contact",
                        "contact-ceased",
                        p -> p.note(p.debtor(), new Fact.CeaseNoted(meanwhile(p), null))),
                waited(
                        "a message that went out after its debtor's death was told",
                        "debtor-deceased",
                        p -> paused(p, "DECEASED")),
                waited(
                        "a message that went out after its debtor was said to be incapable",
                        "debtor-incapable",
                        p -> paused(p, "INCAPACITY")),
                waited("a message that went out in a dispute", "contact-paused", p -> paused(p, "DISPUTE")),
                waited(
                        "a message that went out after its case was closed",
                        "case-closed",
                        p -> p.add(Story.INTAKE, meanwhile(p), new Fact.CaseClosed(meanwhile(p)))),
                waited(
                        "a message that went out to one who had been released",
                        "stranger",
                        p -> p.add(Story.INTAKE, meanwhile(p), new Fact.PartyReleased(p.debtor()))),
                control(
                        "a message to a co-debtor whose death was told while it waited",
                        ContactsAreLawfulWhenMade.class,
                        "debtor-deceased",
                        WaitingControls::coDebtorDied),
                control(
                        "a message that its adapter handed over when its leave was over",
                        ContactsAreLawfulWhenMade.class,
                        "made-after-leave",
                        p -> made(p.contact(PLANTED, MESSAGE, noon(p)), p.debtor(), noon(p).plus(Duration.ofHours(2)))),
                control(
                        "a message that its adapter handed over at night",
                        ContactsAreLawfulWhenMade.class,
                        "contact-hours",
                        p -> made(
                                p.contact(PLANTED, MESSAGE, p.clock(1, LocalTime.of(21, 30))),
                                p.debtor(),
                                p.clock(1, LocalTime.of(22, 15)))),
                control(
                        "a call at night that was told long after nobody had told of it in time",
                        ContactsAreLawfulWhenMade.class,
                        "contact-hours",
                        p -> ended(
                                unreported(p.contact(PLANTED, CALL, p.clock(1, LocalTime.of(21, 30)))),
                                "CONVERSATION",
                                p.clock(1, LocalTime.of(22, 15)))),
                control(
                        "such a call after its debtor had opted out of calls",
                        ContactsAreLawfulWhenMade.class,
                        "channel-opted-out",
                        p -> ended(
                                unreported(p.contact(PLANTED, CALL, noon(p))
                                        .note(p.debtor(), new Fact.CeaseNoted(meanwhile(p), CALL))),
                                "CONVERSATION",
                                late(p))),
                control(
                        "a call at night that a stranger answered",
                        ContactsAreLawfulWhenMade.class,
                        "contact-hours",
                        p -> strangerSpoke(
                                p.contact(PLANTED, CALL, p.clock(1, LocalTime.of(21, 30))),
                                p.clock(1, LocalTime.of(22, 15)))),
                control(
                        "a message that went out at an hour that was night where its debtor had moved meanwhile",
                        ContactsAreLawfulWhenMade.class,
                        "contact-hours",
                        WaitingControls::moved),
                control(
                        "a visit on a Saturday for which there was leave on Friday",
                        ContactsAreLawfulWhenMade.class,
                        "visit-on-working-days",
                        p -> made(
                                p.contact(PLANTED, "FIELD_VISIT", p.clock(4, LocalTime.of(17, 0))),
                                p.debtor(),
                                p.clock(5, LocalTime.NOON))),
                control(
                        "a call to a relative at night by the consent of the debtor",
                        ContactsAreLawfulWhenMade.class,
                        "contact-hours",
                        p -> p.note(p.debtor(), new Fact.HoursAgreed(p.openedAt(), null))
                                .note(p.debtor(), new Fact.ReachNoted(true))
                                .third(PLANTED, "aunt", "locate", p.clock(1, LocalTime.of(21, 30)))
                                .note(p.debtor(), asked(p, p.clock(1, LocalTime.of(22, 15))))),
                control(
                        "a call to a relative who had refused meanwhile",
                        ContactsAreLawfulWhenMade.class,
                        "third-party-refused",
                        p -> p.note(p.debtor(), new Fact.ReachNoted(true))
                                .third(PLANTED, "aunt", "locate", noon(p))
                                .note(p.debtor(), new Fact.ThirdPersonRefused("aunt", meanwhile(p)))
                                .note(p.debtor(), asked(p, late(p)))),
                control(
                        "a call on a number at which somebody else had answered a text",
                        StrangersAreLeftAlone.class,
                        "address-of-a-stranger",
                        p -> p.note(p.debtor(), new Fact.AddressDoubted(p.openedAt(), MESSAGE))
                                .contact(PLANTED, "PHONE", noon(p))),
                control(
                        "a call on such a number when only an address was found",
                        StrangersAreLeftAlone.class,
                        "address-of-a-stranger",
                        p -> p.note(p.debtor(), new Fact.AddressDoubted(p.openedAt(), MESSAGE))
                                .note(p.debtor(), new Fact.AddressFound("POST"))
                                .contact(PLANTED, "PHONE", noon(p))),
                control(
                        "a message that went out after somebody else had answered at its number",
                        StrangersAreLeftAlone.class,
                        "address-of-a-stranger",
                        p -> made(
                                p.contact(PLANTED, MESSAGE, noon(p))
                                        .note(p.debtor(), new Fact.AddressDoubted(meanwhile(p), MESSAGE)),
                                p.debtor(),
                                late(p))),
                control(
                        "an opt-out that was answered and that its party never noted",
                        AnswersAreObeyed.class,
                        "opt-out-not-noted",
                        p -> answered(p, "STOP", Set.of(MESSAGE))),
                control(
                        "a stranger's answer that its party never noted",
                        AnswersAreObeyed.class,
                        "opt-out-not-noted",
                        p -> answered(p, "WRONG_PERSON", null)),
                control(
                        "an answer of a second stranger, of whom its party noted only the first before another number was found",
                        AnswersAreObeyed.class,
                        "opt-out-not-noted",
                        p -> answered(
                                p.note(p.debtor(), new Fact.AddressDoubted(p.openedAt(), MESSAGE))
                                        .note(p.debtor(), new Fact.AddressFound("NUMBER")),
                                "WRONG_PERSON",
                                null)),
                control(
                        "a message after an opt-out that its party never noted",
                        AnswersAreObeyed.class,
                        "contact-after-opt-out",
                        p -> answered(p, "STOP", Set.of(MESSAGE)).contact(WAITED, MESSAGE, late(p))));
    }

    /** Its leave is of noon, its provider had it at a quarter to one, and something was told in between. */
    private static Control waited(String sentence, String rule, UnaryOperator<Plant> meanwhile) {
        return control(
                sentence,
                ContactsAreLawfulWhenMade.class,
                rule,
                p -> made(meanwhile.apply(p.contact(PLANTED, MESSAGE, noon(p))), p.debtor(), late(p)));
    }

    private static Control control(
            String sentence, Class<? extends Check> check, String rule, UnaryOperator<Plant> events) {
        return new Control(sentence, check, rule, e -> Plant.apart(e, CN, events));
    }

    private static Instant noon(Plant plant) {
        return plant.clock(1, LocalTime.NOON);
    }

    private static Instant meanwhile(Plant plant) {
        return plant.clock(1, LocalTime.of(12, 30));
    }

    private static Instant late(Plant plant) {
        return plant.clock(1, LocalTime.of(12, 45));
    }

    private static Plant made(Plant plant, String party, Instant at) {
        return ended(plant, party, "DELIVERED", at);
    }

    private static Plant ended(Plant plant, String outcome, Instant at) {
        return ended(plant, plant.debtor(), outcome, at);
    }

    private static Plant ended(Plant plant, String party, String outcome, Instant at) {
        return plant.note(party, new Fact.UnitEnded(plant.caseId(), PLANTED, outcome))
                .add(Plant.NEGOTIATION, at, new Fact.ContactResult(PLANTED, outcome, at));
    }

    /** A day after its leave nobody had told of it. */
    private static Plant unreported(Plant plant) {
        return ended(plant, "UNKNOWN", plant.clock(2, LocalTime.NOON));
    }

    private static Plant strangerSpoke(Plant plant, Instant at) {
        Plant heard = plant.noteOfCase(new Fact.ReplyHeard(PLANTED, CALL, Set.of("WRONG_PERSON"), at, null))
                .note(plant.debtor(), new Fact.AddressDoubted(at, CALL));
        return ended(heard, "UNREACHABLE", at);
    }

    /** Somebody who owes nothing was talked to. */
    private static Fact asked(Plant plant, Instant at) {
        return new Fact.UnitEnded(plant.caseId(), PLANTED, "CONVERSATION", at);
    }

    private static Plant answered(Plant plant, String meaning, @Nullable Set<String> unwanted) {
        return plant.contact(PLANTED, MESSAGE, noon(plant))
                .noteOfCase(new Fact.ReplyHeard(PLANTED, MESSAGE, Set.of(meaning), meanwhile(plant), unwanted));
    }

    private static Plant paused(Plant plant, String reason) {
        return plant.add(Story.INTAKE, meanwhile(plant), new Fact.PauseStarted(PLANTED, reason, meanwhile(plant)));
    }

    private static Plant coDebtorDied(Plant plant) {
        Plant barred = plant.alsoContact(PLANTED, MESSAGE, noon(plant))
                .add(
                        "parties.intake",
                        Plant.CO_DEBTOR,
                        meanwhile(plant),
                        new Fact.ContactBarred(WAITED, "DECEASED", meanwhile(plant)))
                .note(Plant.CO_DEBTOR, new Fact.BarNoted(WAITED));
        return made(barred, Plant.CO_DEBTOR, late(plant));
    }

    /** 21:05 of its leave is 22:05 in Tokyo. */
    private static Plant moved(Plant plant) {
        Plant leave = plant.add(
                        "parties.intake", plant.debtor(), plant.openedAt(), new Fact.PartyRegistered(DEBTORS_ZONE))
                .note(plant.debtor(), new Fact.ZoneNoted(DEBTORS_ZONE))
                .contact(PLANTED, MESSAGE, plant.clock(1, LocalTime.of(20, 55)));
        Plant elsewhere = leave.add(
                        "parties.intake",
                        plant.debtor(),
                        plant.clock(1, LocalTime.of(20, 58)),
                        new Fact.PartyRegistered(EAST))
                .note(plant.debtor(), new Fact.ZoneNoted(EAST));
        return made(elsewhere, plant.debtor(), plant.clock(1, LocalTime.of(21, 5)));
    }
}

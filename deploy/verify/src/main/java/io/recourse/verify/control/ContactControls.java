package io.recourse.verify.control;

import io.recourse.verify.check.Check;
import io.recourse.verify.check.ContactsHaveLeave;
import io.recourse.verify.check.ContactsKeepTheLaw;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts that must not be. */
final class ContactControls {
    private static final String CN = "CN";
    private static final String US = "US";
    private static final String SATURDAY = "the first Saturday";
    private static final String PLANTED = "planted";
    private static final String LOCATE = "locate";
    private static final int A_WEEK = 7;
    private static final String LINK = "planted-link";
    private static final String NUMBER = "planted-number";
    private static final int DIALS_A_DAY = 6;
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 10, 1);
    private static final LocalDate MAKE_UP_DAY = LocalDate.of(2026, 10, 10);

    private ContactControls() {}

    static List<Control> all() {
        return Stream.of(practices(), hours(), days(), budgets(), shared(), wishes(), persons(), own(), leaves())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Control> practices() {
        return List.of(
                zone("a face that passes for an official", CN, "DEEPFAKED_OFFICIALS"),
                zone("a contact in the name of an authority", CN, "IMPERSONATED_AUTHORITY"),
                zone("a threat", CN, "INTIMIDATION"),
                zone("a debt made larger than it is", CN, "MISLEADING_CLAIMS"),
                zone("a charge nobody owes", CN, "EXTRA_CHARGES"),
                zone("a notice where strangers read it", CN, "PUBLIC_SHAMING"),
                zone("a call from a private telephone", CN, "PRIVATE_ACCOUNTS"),
                zone("an entry without leave", CN, "TRESPASS"),
                zone("a call through relatives", CN, "CALLING_RELATIVES"),
                zone("a caller who does not say who he is", US, "CONCEALED_IDENTITY"),
                zone("post that shows that it is about a debt", US, "OPEN_MAIL"),
                zone("mail to an address that an employer gave", US, "WORK_EMAIL"),
                zone("a contact at a place of work that forbids it", US, "AT_WORKPLACE"),
                law(
                        "a contact of which nobody said by which practices",
                        CN,
                        "practices-untold",
                        p -> p.contact(PLANTED, "SMS", p.clock(1, LocalTime.NOON), null)));
    }

    /** The rules of both packs are named after the practice. */
    private static Control zone(String sentence, String law, String practice) {
        return law(
                sentence,
                law,
                "zone-" + practice.toLowerCase(Locale.ROOT).replace('_', '-'),
                p -> p.contact(PLANTED, "SMS", p.clock(1, LocalTime.NOON), Set.of(practice)));
    }

    private static List<Control> hours() {
        return List.of(
                law("a contact at 22:00", CN, "contact-hours", p -> message(p, 1, LocalTime.of(22, 0))),
                law(
                        "a contact a second before 08:00",
                        CN,
                        "contact-hours",
                        p -> message(p, 1, LocalTime.of(7, 59, 59))),
                law(
                        "a contact at 21:00 under Regulation F",
                        US,
                        "contact-hours",
                        p -> message(p, 1, LocalTime.of(21, 0))),
                law(
                        "a contact at night of whom consent was withdrawn",
                        CN,
                        "contact-hours",
                        p -> message(
                                message(agreed(p), 1, LocalTime.of(23, 0))
                                        .note(p.debtor(), new Fact.HoursWithdrawn(p.clock(2, LocalTime.NOON))),
                                2,
                                LocalTime.of(23, 0))),
                law(
                        "a contact at night by a consent that had ended",
                        US,
                        "contact-hours",
                        p -> message(agreed(p), A_WEEK, LocalTime.of(23, 0))),
                law(
                        "a visit on " + SATURDAY,
                        CN,
                        "visit-on-working-days",
                        p -> p.contact(PLANTED, "FIELD_VISIT", p.clock(5, LocalTime.NOON))));
    }

    /** Saturday 10 October 2026 is worked for a day of the national holiday, which Thursday 1 October is one of. */
    private static List<Control> days() {
        return List.of(
                law(
                        "a visit on a weekday that is a holiday, taken for a day that is worked",
                        CN,
                        "visit-on-working-days",
                        p -> p.contact(PLANTED, "FIELD_VISIT", p.clock(HOLIDAY, LocalTime.NOON))),
                law(
                        "a visit on the Sunday after a Saturday that is worked for a holiday",
                        CN,
                        "visit-on-working-days",
                        p -> p.contact(PLANTED, "FIELD_VISIT", p.clock(MAKE_UP_DAY.plusDays(1), LocalTime.NOON))),
                // whoever takes that day for a holiday sees another fault in it
                law("a second visit on a Saturday that is worked for a holiday", CN, "visits-per-day", p -> p.contact(
                                PLANTED, "FIELD_VISIT", p.clock(MAKE_UP_DAY, LocalTime.NOON))
                        .contact(PLANTED + "-2", "FIELD_VISIT", p.clock(MAKE_UP_DAY, LocalTime.of(13, 0)))),
                law(
                        "a contact with a co-debtor before 08:00 by its own clock, when it is later where its debtor is",
                        CN,
                        "contact-hours",
                        p -> p.coDebtor().besides(PLANTED, "SMS", p.clock(1, LocalTime.of(9, 59)))),
                law(
                        "a third message to a co-debtor on a day that is two where its debtor is",
                        CN,
                        "messages-per-day",
                        p -> awake(p.coDebtor())
                                .besides(PLANTED + "-1", "SMS", p.clock(1, LocalTime.of(23, 30)))
                                .besides(PLANTED + "-2", "SMS", p.clock(2, LocalTime.of(0, 30)))
                                .besides(PLANTED + "-3", "SMS", p.clock(2, LocalTime.of(1, 30)))));
    }

    /** Whoever is asked at any hour. */
    private static Plant awake(Plant plant) {
        return plant.note(Plant.CO_DEBTOR, new Fact.HoursNoted(true));
    }

    /** What is counted beyond one party's own contacts. */
    private static List<Control> shared() {
        return List.of(
                law(
                        "a seventh dial in vain on a day of a number at which two who owe answer",
                        CN,
                        "unanswered-dials-per-day",
                        p -> dials(p.coDebtor(), 4, 3)),
                law(
                        "a seventh dial in vain of a number, by a ladder whose call was let through to it",
                        CN,
                        "unanswered-dials-per-day",
                        p -> dials(p.coDebtor(), 3, 3)
                                .contact(PLANTED, "PHONE", p.clock(1, LocalTime.of(11, 0)))
                                .note(
                                        p.debtor(),
                                        new Fact.DialAllowed(
                                                p.caseId(), PLANTED, NUMBER, p.clock(1, LocalTime.of(12, 30))))),
                law(
                        "a letter on the day on which another lender sent the same person one",
                        CN,
                        "letters-per-day",
                        p -> p.note(p.debtor(), new Fact.LinkNoted(LINK, "CONSENT", null))
                                .note(p.debtor(), elsewhere(p, 0, "LETTER", null))
                                .contact(PLANTED, "LETTER", p.clock(1, LocalTime.NOON))),
                law(
                        "a dial in vain of a number that another lender of the same person dialled six times",
                        CN,
                        "unanswered-dials-per-day",
                        p -> dialledElsewhere(p.note(p.debtor(), new Fact.LinkNoted(LINK, "STATUTE", null)))
                                .dial(PLANTED, p.debtor(), NUMBER, p.clock(1, LocalTime.NOON))));
    }

    private static Plant dials(Plant plant, int debtor, int coDebtor) {
        Plant planted = plant;
        for (int i = 0; i < debtor + coDebtor; i++) {
            planted = planted.dial(
                    PLANTED + "-" + i,
                    i < debtor ? plant.debtor() : Plant.CO_DEBTOR,
                    NUMBER,
                    plant.clock(1, LocalTime.NOON.plusMinutes(i)));
        }
        return planted;
    }

    private static Plant dialledElsewhere(Plant plant) {
        Plant planted = plant;
        for (int i = 0; i < DIALS_A_DAY; i++) {
            planted = planted.note(plant.debtor(), elsewhere(plant, i, "PHONE", NUMBER))
                    .note(plant.debtor(), new Fact.ElsewhereConcluded(LINK, "contact-" + i, "UNANSWERED"));
        }
        return planted;
    }

    private static Fact elsewhere(Plant plant, int n, String channel, @Nullable String number) {
        return new Fact.ElsewhereNoted(LINK, "contact-" + n, plant.clock(1, LocalTime.of(9, n)), channel, number, null);
    }

    private static List<Control> budgets() {
        return List.of(
                law("a fourth call on a day", CN, "effective-calls-per-day", p -> several(p, "VOICE_BOT", 4)),
                law(
                        "a seventh unanswered call on a day",
                        CN,
                        "unanswered-dials-per-day",
                        p -> inVain(p, 7, "UNANSWERED")),
                law(
                        "a seventh call on a day of which none was put through",
                        CN,
                        "unanswered-dials-per-day",
                        p -> inVain(p, 7, "UNREACHABLE")),
                law("a third message on a day", CN, "messages-per-day", p -> several(p, "SMS", 3)),
                law("a second letter on a day", CN, "letters-per-day", p -> several(p, "LETTER", 2)),
                law("a second visit on a day", CN, "visits-per-day", p -> several(p, "FIELD_VISIT", 2)),
                law(
                        "a second message in a week to one listed for dishonesty",
                        CN,
                        "dishonest-listed-intensity",
                        p -> message(
                                message(
                                        p.note(p.debtor(), new Fact.FlagNoted("DISHONEST_LISTED", true)),
                                        1,
                                        LocalTime.NOON),
                                A_WEEK,
                                LocalTime.NOON)),
                law("an eighth call in seven days", US, "seven-calls-in-seven-days", p -> inVain(p, 8, "UNANSWERED")),
                law(
                        "a call in another episode of a debt within seven days of a conversation about it",
                        US,
                        "seven-days-after-conversation",
                        p -> p.anotherEpisode()
                                .contact("talk", "PHONE", p.clock(1, LocalTime.NOON))
                                .add(
                                        Plant.NEGOTIATION,
                                        p.clock(1, LocalTime.NOON),
                                        new Fact.ContactResult("talk", "CONVERSATION"))
                                .contactAgain(PLANTED, "PHONE", p.clock(A_WEEK, LocalTime.NOON))),
                law(
                        "a call on the seventh day of a conversation that the debtor began",
                        US,
                        "seven-days-after-conversation",
                        p -> p.note(
                                        p.debtor(),
                                        new Fact.ConversationHeld(p.caseId(), "PHONE", p.clock(1, LocalTime.NOON)))
                                .contact(PLANTED, "PHONE", p.clock(A_WEEK, LocalTime.NOON))),
                law("a call on the seventh day of a conversation", US, "seven-days-after-conversation", p -> p.contact(
                                "talk", "PHONE", p.clock(1, LocalTime.NOON))
                        .add(
                                Plant.NEGOTIATION,
                                p.clock(1, LocalTime.NOON),
                                new Fact.ContactResult("talk", "CONVERSATION"))
                        .contact(PLANTED, "PHONE", p.clock(A_WEEK, LocalTime.NOON))));
    }

    private static List<Control> wishes() {
        return List.of(
                law("a contact with somebody who asked for none", CN, "contact-ceased", p -> p.add(
                                "parties.intake", p.debtor(), p.openedAt(), new Fact.ContactCeased(p.openedAt()))
                        .contact(PLANTED, "SMS", p.clock(1, LocalTime.NOON))),
                law(
                        "a contact by a channel the party opted out of",
                        CN,
                        "channel-opted-out",
                        p -> message(p.note(p.debtor(), new Fact.CeaseNoted(p.openedAt(), "SMS")), 1, LocalTime.NOON)),
                law("a contact with a dead debtor", CN, "debtor-deceased", p -> inPause(p, "DECEASED")),
                law("a contact with a debtor who cannot act", CN, "debtor-incapable", p -> inPause(p, "INCAPACITY")),
                law("a contact in a dispute", US, "contact-paused", p -> inPause(p, "DISPUTE")),
                law("a contact with a co-debtor who died", CN, "debtor-deceased", p -> barred(p, "DECEASED")),
                law("a contact with a co-debtor who cannot act", CN, "debtor-incapable", p -> barred(p, "INCAPABLE")),
                law(
                        "a contact with a co-debtor in a dispute of its own",
                        US,
                        "contact-paused",
                        p -> barred(p, "PAUSED")),
                law(
                        "a contact on facts that may be stale",
                        CN,
                        "subject-parked",
                        p -> message(p.note(p.debtor(), new Fact.FlagNoted("PARKED", true)), 1, LocalTime.NOON)));
    }

    private static List<Control> persons() {
        return List.of(
                law(
                        "a relative asked of a debtor who can be reached",
                        CN,
                        "third-party",
                        p -> p.third(PLANTED, "aunt", LOCATE, p.clock(1, LocalTime.NOON))),
                law("a relative told of the debt", CN, "third-party-purpose", p -> lost(p).third(
                                PLANTED, "aunt", "dunning", p.clock(1, LocalTime.NOON))),
                law(
                        "a relative asked a third time",
                        CN,
                        "third-party-asked",
                        p -> asked(lost(p), "aunt", "aunt", "aunt")),
                law(
                        "a relative asked a second time under Regulation F",
                        US,
                        "third-party-asked",
                        p -> asked(lost(p), "aunt", "aunt")),
                law("a relative asked twice on one request under Regulation F", US, "third-party-asked", p -> asked(
                                lost(p), "aunt")
                        .note(
                                p.debtor(),
                                new Fact.ThirdPersonAskedAgain(p.caseId(), "aunt", p.clock(1, LocalTime.of(13, 0))))
                        .third("again", "aunt", LOCATE, p.clock(A_WEEK + 1, LocalTime.NOON))
                        .third(PLANTED, "aunt", LOCATE, p.clock(2 * A_WEEK + 1, LocalTime.NOON))),
                law(
                        "a fourth relative",
                        CN,
                        "third-party-list-full",
                        p -> asked(lost(p), "aunt", "uncle", "niece", "nephew")),
                law("a fourth relative after three who could not be reached", CN, "third-party-list-full", p -> inVain(
                                asked(lost(p), "aunt", "uncle", "niece"))
                        .third("fourth", "nephew", LOCATE, p.clock(4, LocalTime.NOON))),
                law("a fourth relative by way of another who owes", CN, "third-party-list-full", p -> asked(
                                lost(p), "aunt", "uncle", "niece")
                        .note(PLANTED, new Fact.ReachNoted(true))
                        .note(
                                PLANTED,
                                p.unit(
                                        "fourth",
                                        "PHONE",
                                        LOCATE,
                                        new Fact.Third("RELATIVE", "nephew"),
                                        p.clock(4, LocalTime.NOON)))),
                law(
                        "a relative asked who had refused",
                        CN,
                        "third-party-refused",
                        p -> asked(
                                lost(p).note(p.debtor(), new Fact.ThirdPersonRefused("aunt", p.openedAt())), "aunt")));
    }

    private static List<Control> own() {
        return List.of(
                law("a contact under another law", PLANTED, "law-unknown", p -> message(p, 1, LocalTime.NOON)),
                law(
                        "a contact timed where nobody lives",
                        CN,
                        "zone-differs",
                        p -> p.attempt(PLANTED, "SMS", p.debtor(), "Antarctica/Troll", p.clock(1, LocalTime.NOON))),
                law("a contact by a way nobody knows", CN, "channel-unknown", p -> several(p, "PIGEON", 1)),
                law(
                        "a contact with a stranger",
                        CN,
                        "stranger",
                        p -> p.attempt(PLANTED, "SMS", PLANTED, p.opening().zone(), p.clock(1, LocalTime.NOON))),
                law(
                        "a contact with one who was released",
                        CN,
                        "stranger",
                        p -> message(
                                p.add(Story.INTAKE, p.openedAt(), new Fact.PartyReleased(p.debtor())),
                                1,
                                LocalTime.NOON)),
                law(
                        "a contact after the end of the case",
                        CN,
                        "case-closed",
                        p -> message(
                                p.add(Story.INTAKE, p.openedAt(), new Fact.CaseClosed(p.openedAt())),
                                1,
                                LocalTime.NOON)));
    }

    private static List<Control> leaves() {
        return List.of(
                leave(
                        "a contact without leave",
                        "no-leave",
                        p -> p.attempt(PLANTED, "SMS", p.debtor(), p.opening().zone(), p.clock(1, LocalTime.NOON))),
                leave("two units for one contact", "leave-twice", p -> several(p, "SMS", 1)
                        .leave("planted-0", "SMS", p.clock(1, LocalTime.NOON))),
                leave("two contacts on one unit", "leave-twice", p -> several(p, "SMS", 1)
                        .attempt("planted-0", "SMS", p.debtor(), p.opening().zone(), p.clock(1, LocalTime.NOON))),
                leave("a contact whose leave was over", "leave-over", p -> late(p, Duration.ofHours(1))),
                leave("a contact before its leave", "leave-over", p -> late(p, Duration.ofNanos(-1_000))),
                leave("a letter on leave for a message", "leave-differs", p -> p.leave(
                                PLANTED, "SMS", p.clock(1, LocalTime.NOON))
                        .attempt(PLANTED, "LETTER", p.debtor(), p.opening().zone(), p.clock(1, LocalTime.NOON))),
                leave("a contact on leave for a relative", "leave-differs", p -> p.third(
                                PLANTED, "aunt", LOCATE, p.clock(1, LocalTime.NOON))
                        .attempt(PLANTED, "PHONE", p.debtor(), p.opening().zone(), p.clock(1, LocalTime.NOON))),
                leave("a unit that came back though the contact was made", "unit-returned", p -> several(p, "SMS", 1)
                        .note(p.debtor(), new Fact.UnitEnded(p.caseId(), "planted-0", "UNREACHABLE"))));
    }

    private static Control law(String sentence, String law, String rule, Function<Plant, Plant> events) {
        return control(sentence, ContactsKeepTheLaw.class, law, rule, events);
    }

    private static Control leave(String sentence, String rule, Function<Plant, Plant> events) {
        return control(sentence, ContactsHaveLeave.class, CN, rule, events);
    }

    private static Control control(
            String sentence, Class<? extends Check> check, String law, String rule, Function<Plant, Plant> events) {
        return new Control(sentence, check, rule, e -> Plant.apart(e, law, events));
    }

    /** For two days. */
    private static Plant agreed(Plant plant) {
        return plant.note(plant.debtor(), new Fact.HoursAgreed(plant.openedAt(), plant.clock(3, LocalTime.MIDNIGHT)));
    }

    private static Plant message(Plant plant, int day, LocalTime time) {
        return plant.contact(PLANTED + "-" + day, "SMS", plant.clock(day, time));
    }

    private static Plant several(Plant plant, String channel, int count) {
        Plant planted = plant;
        for (int i = 0; i < count; i++) {
            planted = planted.contact(PLANTED + "-" + i, channel, plant.clock(1, LocalTime.NOON.plusMinutes(i)));
        }
        return planted;
    }

    private static Plant inVain(Plant plant, int count, String outcome) {
        Plant planted = several(plant, "PHONE", count);
        for (int i = 0; i < count; i++) {
            planted = planted.add(
                    Plant.NEGOTIATION,
                    plant.clock(1, LocalTime.NOON),
                    new Fact.ContactResult(PLANTED + "-" + i, outcome));
        }
        return planted;
    }

    private static Plant inPause(Plant plant, String reason) {
        return message(
                plant.add(Story.INTAKE, plant.openedAt(), new Fact.PauseStarted(PLANTED, reason, plant.openedAt())),
                1,
                LocalTime.NOON);
    }

    /** The debtor may be contacted meanwhile. */
    private static Plant barred(Plant plant, String flag) {
        return plant.add(
                        "parties.intake",
                        Plant.CO_DEBTOR,
                        plant.openedAt(),
                        new Fact.ContactBarred(PLANTED, flag, plant.openedAt()))
                .note(Plant.CO_DEBTOR, new Fact.BarNoted(PLANTED))
                .contact("debtors", "SMS", plant.clock(1, LocalTime.NOON))
                .alsoContact(PLANTED, "SMS", plant.clock(1, LocalTime.NOON));
    }

    private static Plant lost(Plant plant) {
        return plant.note(plant.debtor(), new Fact.ReachNoted(true));
    }

    private static Plant asked(Plant plant, String... relatives) {
        Plant planted = plant;
        for (int i = 0; i < relatives.length; i++) {
            planted = planted.third(PLANTED + "-" + i, relatives[i], LOCATE, plant.clock(1 + i, LocalTime.NOON));
        }
        return planted;
    }

    /** Three relatives, none of whom could be reached. */
    private static Plant inVain(Plant asked) {
        Plant planted = asked;
        for (int i = 0; i < 3; i++) {
            planted =
                    planted.note(asked.debtor(), new Fact.UnitEnded(asked.caseId(), PLANTED + "-" + i, "UNREACHABLE"));
        }
        return planted;
    }

    private static Plant late(Plant plant, Duration after) {
        Instant at = plant.clock(1, LocalTime.NOON);
        return plant.leave(PLANTED, "SMS", at)
                .attempt(PLANTED, "SMS", plant.debtor(), plant.opening().zone(), at.plus(after));
    }
}

package io.recourse.local.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is reached by a contact, and what comes of it: what the debtor writes back and does, and the recording of a call. */
final class Talks {
    private static final int SPOKEN_PERCENT = 60;
    private static final int READ_PERCENT = 70;
    private static final int NAMED_PERCENT = 93;
    private static final int STRANGER_PERCENT = 12;

    /** Of those who owe beside a debtor. */
    private static final int DEAD_SOON_PERCENT = 8;

    private final Chance chance;
    private final Debtors debtors;

    Talks(Chance chance, Debtors debtors) {
        this.chance = chance;
        this.debtors = debtors;
    }

    /** Whether the debtor picks up, opens the door or reads. */
    boolean isHeard(Person person, Order order, boolean spoken) {
        return !person.vanished()
                && chance.draw("heard", person.key(), order.ref()).percent(spoken ? SPOKEN_PERCENT : READ_PERCENT);
    }

    /** What the debtor does about a contact it has heard: it thinks it over first, so never at the same instant. */
    List<Planned> heard(Person person, Order order, Instant at) {
        List<Planned> plan = new ArrayList<>(debtors.reached(new Debtors.Reached(
                person,
                order.field("tone"),
                order.field("channel"),
                order.field("party"),
                at.plus(Duration.ofMinutes(30)))));
        if (order.ref().indexOf('/') > 0) {
            plan.addAll(coDebtor(person, order, at));
        }
        return plan;
    }

    /** The contacts of who owes besides are named after the debtor's, with a number behind them. */
    private List<Planned> coDebtor(Person person, Order order, Instant at) {
        Chance.Draw draw = chance.draw("co-debtor", person.key());
        return draw.percent(DEAD_SOON_PERCENT)
                ? List.of(Planned.of(
                        at.plus(chance.draw("co-debtor-dies", person.key()).days(1, 9)),
                        person,
                        "co-debtor-died",
                        new Act.TellDeath(order.field("party"))))
                : List.of();
    }

    /** The recording of a call is named within hours; of a few it never is. */
    List<Planned> recording(Person person, Order order, Instant at) {
        return chance.draw("recorded", person.key(), order.ref()).percent(NAMED_PERCENT)
                ? List.of(Planned.of(
                        at.plus(Duration.ofMinutes(chance.draw("recorded-after", person.key(), order.ref())
                                .between(10, 200))),
                        person,
                        "recording " + order.ref(),
                        new Act.NameRecording(order.ref())))
                : List.of();
    }

    /** What comes back of a text or a mail that was read. */
    List<Planned> answer(Person person, Order order, Instant at) {
        Chance.Draw draw = chance.draw("writes", person.key(), order.ref());
        return switch (person.character().attitude()) {
            case PAYS_AFTER_CONTACT -> says(person, order, at, draw.percent(20), "明天还", "I will pay tomorrow");
            case PROMISES_AND_KEEPS, PROMISES_AND_BREAKS ->
                says(person, order, at, draw.percent(50), "发工资就还", "I'll pay next week");
            case PAYS_IN_PARTS -> says(person, order, at, draw.percent(40), "可以分期吗", "May I pay in instalments?");
            case HARDSHIP -> says(person, order, at, draw.percent(50), "我失业了，没有收入", "I lost my job");
            case DISPUTES ->
                says(person, order, at, draw.percent(50), "金额不对，我有异议", "I dispute it, the amount is wrong");
            case REFUSES -> refuses(person, order, at);
            case PAYS_EARLY, CURED_AT_HOST, RECALLED_BY_LENDER ->
                says(person, order, at, draw.percent(15), "你们是谁？", "Who is this?");
            case VANISHES -> List.of();
        };
    }

    /** Somebody else has the number of one who cannot be reached. */
    List<Planned> stranger(Person person, Order order, Instant at) {
        return says(
                person,
                order,
                at,
                chance.draw("stranger", person.key()).percent(STRANGER_PERCENT),
                "打错了，我不认识这个人",
                "Wrong number, I don't know this person");
    }

    /** Some use the word or the link by which a channel is left, some complain. */
    private List<Planned> refuses(Person person, Order order, Instant at) {
        int drawn = chance.draw("writes-back", person.key(), order.ref()).between(0, 99);
        if (drawn < 20) {
            return List.of(said(person, order, at, "OPT_OUT", null));
        }
        if (drawn < 30) {
            return List.of(said(person, order, at, "COMPLAINT", null));
        }
        return says(person, order, at, drawn < 45, "再骚扰我就投诉", "This is harassment, I will complain");
    }

    private static List<Planned> says(
            Person person, Order order, Instant at, boolean does, String chinese, String english) {
        return does
                ? List.of(said(
                        person,
                        order,
                        at,
                        "REPLY",
                        person.account().debtor().language().startsWith("zh") ? chinese : english))
                : List.of();
    }

    private static Planned said(Person person, Order order, Instant at, String kind, @Nullable String words) {
        return Planned.of(
                at, person, "answer " + order.ref(), new Act.Say(order.ref(), order.field("channel"), kind, words));
    }
}

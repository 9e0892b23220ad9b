package io.recourse.local.world;

import static io.recourse.local.world.Act.EVERYTHING;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.local.portfolio.Character;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What debtors do, unasked and when somebody has reached them. */
final class Debtors {
    private static final int WHOLE_RETURNED_PERCENT = 1;
    private static final int PART_RETURNED_PERCENT = 5;

    private final Chance chance;
    private final Lenders lenders;

    Debtors(Chance chance, Lenders lenders) {
        this.chance = chance;
        this.lenders = lenders;
    }

    /**
     * A message that reached its debtor.
     *
     * @param tone {@code FRIENDLY}, {@code FIRM} or {@code FINAL_NOTICE}
     * @param party the services' id of the debtor
     */
    record Reached(Person person, String tone, String channel, String party, Instant at) {}

    List<Planned> atStart(Person person, Instant now) {
        return person.character().attitude() == Character.Attitude.PAYS_EARLY
                ? everything(
                        person, "paid-unasked", now.plus(draw(person, "unasked").days(1, 6)))
                : List.of();
    }

    List<Planned> reached(Reached told) {
        Person person = told.person();
        Instant at = told.at();
        return switch (person.character().attitude()) {
            case PAYS_AFTER_CONTACT ->
                told.tone().equals(listensTo(person))
                        ? everything(
                                person,
                                "paid-reminded",
                                at.plus(draw(person, "reminded").days(1, 6)))
                        : List.of();
            case PAYS_IN_PARTS ->
                parts(
                        person,
                        told.party(),
                        at,
                        at.plus(draw(person, "first-part").days(1, 4)),
                        2,
                        5,
                        false);
            case PROMISES_AND_KEEPS -> keeps(person, at);
            case PROMISES_AND_BREAKS -> breaks(person, told.tone(), at);
            case DISPUTES -> disputes(person, at);
            case HARDSHIP -> hardship(person, told.party(), at);
            case REFUSES -> refuses(told);
            case PAYS_EARLY, VANISHES, CURED_AT_HOST, RECALLED_BY_LENDER -> List.of();
        };
    }

    /** The debtor pays all, for the court's paper has come or the court takes it. */
    List<Planned> pressed(Person person, String id, Instant at) {
        return lenders.payment(person, id, at, EVERYTHING, 0);
    }

    /** The court finds a part of the money. */
    List<Planned> seized(Person person, String id, Instant at) {
        return lenders.payment(
                person, id, at, share(person, draw(person, "found").between(15, 60)), 0);
    }

    private String listensTo(Person person) {
        int drawn = draw(person, "listens-to").between(1, 100);
        return drawn <= 50 ? "FRIENDLY" : drawn <= 85 ? "FIRM" : "FINAL_NOTICE";
    }

    private List<Planned> keeps(Person person, Instant at) {
        List<Planned> plan = new ArrayList<>(List.of(promise(person, "kept", at, 6, 20)));
        plan.addAll(everything(
                person, "paid-promised", at.plus(draw(person, "keeps").days(2, 5))));
        return plan;
    }

    /** One promise for each tone of voice; now and then a little money comes. */
    private List<Planned> breaks(Person person, String tone, Instant at) {
        List<Planned> plan = new ArrayList<>(List.of(promise(person, tone, at, 4, 9)));
        if (chance.draw("little", person.key(), tone).percent(35)) {
            long little =
                    share(person, chance.draw("how-little", person.key(), tone).between(5, 25));
            plan.addAll(lenders.payment(
                    person, "paid-little-" + word(tone), at.plus(Duration.ofDays(2)), little, PART_RETURNED_PERCENT));
        }
        return plan;
    }

    /** Some want no contact any more; of the others some give in late, when talks may be over already. */
    private List<Planned> refuses(Reached told) {
        Person person = told.person();
        if (draw(person, "forbids-contact").percent(30)) {
            return List.of(
                    Planned.of(told.at(), person, "no-contact", new Act.CeaseContact(told.party(), told.channel())));
        }
        return told.tone().equals("FINAL_NOTICE")
                        && draw(person, "gives-in-late").percent(25)
                ? late(person, told.at().plus(draw(person, "late").days(8, 20)))
                : List.of();
    }

    private List<Planned> late(Person person, Instant at) {
        List<Planned> plan = new ArrayList<>(List.of(promise(person, "late", at, 4, 9)));
        if (draw(person, "keeps-late").percent(50)) {
            plan.addAll(everything(
                    person, "paid-late", at.plus(draw(person, "pays-late").days(1, 3))));
        }
        return plan;
    }

    /** Half of them had written to the lender before they were contacted, which tells of it only now. */
    private List<Planned> disputes(Person person, Instant at) {
        Instant decided = at.plus(draw(person, "dispute").days(8, 40));
        List<Planned> plan = new ArrayList<>();
        Instant wrote = draw(person, "wrote-before").percent(50)
                ? at.minus(draw(person, "letter").days(1, 4))
                : at;
        plan.add(pause(person, "dispute", PauseReason.DISPUTE, wrote, at, 45));
        plan.add(Planned.of(decided, person, "dispute-rejected", new Act.LiftPause("dispute")));
        if (draw(person, "gives-in").percent(35)) {
            plan.addAll(everything(
                    person,
                    "paid-after-dispute",
                    decided.plus(draw(person, "giving-in").days(3, 15))));
        }
        return plan;
    }

    private List<Planned> hardship(Person person, String party, Instant at) {
        Instant ends = at.plus(draw(person, "hardship").days(25, 55));
        List<Planned> plan = new ArrayList<>();
        plan.add(pause(person, "hardship", PauseReason.HARDSHIP, at, at, 60));
        plan.add(Planned.of(ends, person, "hardship-over", new Act.LiftPause("hardship")));
        if (draw(person, "recovers").percent(55)) {
            plan.addAll(parts(
                    person, party, ends, ends.plus(draw(person, "recovery").days(2, 10)), 3, 8, true));
        }
        return plan;
    }

    /**
     * Monthly parts of equal size, as they are agreed on at {@code agreed}; {@code toTheEnd} makes the last one whatever is
     * left, and who does not go on to the end breaks the plan.
     */
    private List<Planned> parts(
            Person person, String party, Instant agreed, Instant first, int fewest, int most, boolean toTheEnd) {
        int count = draw(person, "parts").between(fewest, most);
        int promised = toTheEnd ? count : count + 3;
        long part = share(person, 100 / promised);
        List<Planned> plan = new ArrayList<>();
        plan.add(Planned.of(
                agreed.plus(Duration.ofMinutes(30)),
                person,
                "plan",
                new Act.Agree(
                        "plan",
                        party,
                        Math.multiplyExact(part, promised),
                        promised,
                        person.homeDayOf(first).plusDays(3))));
        if (draw(person, "lets-debit").percent(40)) {
            plan.addAll(debited(person, party, part, agreed, first.plus(Duration.ofDays(30L * (count - 1))), toTheEnd));
            return plan;
        }
        for (int i = 1; i <= count; i++) {
            Instant at = first.plus(Duration.ofDays(30L * (i - 1)));
            plan.addAll(
                    toTheEnd && i == count
                            ? everything(person, "last-part", at)
                            : lenders.payment(person, "part-" + i, at, part, PART_RETURNED_PERCENT));
        }
        return plan;
    }

    /** The account is debited; who does not go on to the end takes the mandate back, who does pays what is left. */
    private List<Planned> debited(
            Person person, String party, long part, Instant agreed, Instant lastPart, boolean toTheEnd) {
        List<Planned> plan = new ArrayList<>();
        plan.add(Planned.of(
                agreed.plus(Duration.ofMinutes(40)), person, "mandate", new Act.LetDebit("mandate", party, part)));
        if (toTheEnd) {
            plan.addAll(everything(person, "last-part", lastPart.plus(Duration.ofDays(6))));
        } else {
            plan.add(Planned.of(
                    lastPart.plus(Duration.ofDays(15)), person, "mandate-back", new Act.StopDebits("mandate")));
        }
        return plan;
    }

    /** All that is owed, and a look a little later whether costs or interest were left over. */
    private List<Planned> everything(Person person, String id, Instant at) {
        List<Planned> plan = new ArrayList<>(lenders.payment(person, id, at, EVERYTHING, WHOLE_RETURNED_PERCENT));
        plan.addAll(lenders.payment(person, id + "-rest", at.plus(Duration.ofDays(10)), EVERYTHING, 0));
        return plan;
    }

    private Planned promise(Person person, String name, Instant at, int fewestDays, int mostDays) {
        String id = "promise-" + word(name);
        int days = chance.draw("promise", person.key(), name).between(fewestDays, mostDays);
        return Planned.of(
                at,
                person,
                id,
                new Act.Promise(id, EVERYTHING, person.homeDayOf(at).plusDays(days)));
    }

    private static Planned pause(
            Person person, String id, PauseReason reason, Instant from, Instant at, int reviewDays) {
        return Planned.of(at, person, id, new Act.Pause(id, reason, from, at.plus(Duration.ofDays(reviewDays))));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long share(Person person, int percent) {
        return Math.max(1, Math.multiplyExact(person.owed().minor(), percent) / 100);
    }

    private Chance.Draw draw(Person person, String about) {
        return chance.draw(about, person.key());
    }
}

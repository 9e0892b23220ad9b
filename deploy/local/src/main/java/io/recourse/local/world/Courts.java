package io.recourse.local.world;

import io.recourse.contracts.CourtReported;
import io.recourse.contracts.CourtReported.Form;
import io.recourse.contracts.CourtReported.Report;
import io.recourse.contracts.Money;
import io.recourse.local.portfolio.Character.Estate;
import io.recourse.local.portfolio.Character.Proceedings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The courts, as our law firm reports on them. */
final class Courts {
    private final Chance chance;
    private final Debtors debtors;
    private final People people;

    Courts(Chance chance, Debtors debtors, People people) {
        this.chance = chance;
        this.debtors = debtors;
        this.people = people;
    }

    static String matter(Person person) {
        return "court " + person.key();
    }

    Answer answer(Person person, Order order) {
        return switch (order.field("act")) {
            case "filing-status" ->
                fate(person, order.field("request")) == Fate.LOST
                        ? new Answer(order.key(), Answer.Result.FAILED, "not-found")
                        : new Answer(order.key(), Answer.Result.DONE, "docketed");
            case "withdraw" -> new Answer(order.key(), Answer.Result.DONE, "withdrawn");
            default ->
                switch (fate(person, order.ref())) {
                    case TAKEN -> new Answer(order.key(), Answer.Result.DONE, "docketed");
                    case REJECTED -> new Answer(order.key(), Answer.Result.FAILED, "filing-system-rejected");
                    case TAKEN_UNKNOWN, LOST -> new Answer(order.key(), Answer.Result.UNKNOWN, "no-acknowledgement");
                };
        };
    }

    /** True if everything still planned in the matter falls away. */
    static boolean endsMatter(Order order) {
        return order.field("act").equals("withdraw");
    }

    List<Planned> react(Person person, Order order, Instant now) {
        Fate fate = fate(person, order.ref());
        boolean taken = fate == Fate.TAKEN || fate == Fate.TAKEN_UNKNOWN;
        Matter matter = new Matter(person, order, now);
        return switch (order.field("act")) {
            case "file-payment-order" -> taken ? matter.paymentOrder() : List.of();
            case "file-suit" -> taken ? matter.suit() : List.of();
            case "apply-enforcement" -> taken ? matter.enforcement() : List.of();
            default -> List.of();
        };
    }

    private enum Fate {
        TAKEN,
        TAKEN_UNKNOWN,
        LOST,
        REJECTED
    }

    private Fate fate(Person person, String requestId) {
        int drawn = chance.draw("filing", person.key(), requestId).between(0, 199);
        return switch (drawn) {
            case 0, 1 -> Fate.TAKEN_UNKNOWN;
            case 2 -> Fate.LOST;
            case 3 -> Fate.REJECTED;
            default -> Fate.TAKEN;
        };
    }

    /** The way of one filing through the court: each report a while after the one before it. */
    private final class Matter {
        private final Person person;
        private final Order order;
        private final List<Planned> plan = new ArrayList<>();
        private Instant at;

        Matter(Person person, Order order, Instant now) {
            this.person = person;
            this.order = order;
            this.at = now;
        }

        List<Planned> paymentOrder() {
            if (percent("refused", 4)) {
                return after("refused", 1, 4).say(Report.FILING_REFUSED, "REFUSED").plan;
            }
            after("accepted", 1, 4).say(Report.APPLICATION_ACCEPTED, null);
            after("issued", 4, 13).say(Report.ORDER_ISSUED, null);
            if (proceedings() == Proceedings.UNSERVED) {
                return after("not-met", 4, 15).say(Report.ORDER_SERVED, "FAILED").plan;
            }
            after("served", 2, 20).say(Report.ORDER_SERVED, null);
            return switch (proceedings()) {
                case SILENT, UNSERVED -> plan;
                case PAYS_WHEN_SERVED -> paysWhenServed();
                case OBJECTS_IN_WRITING ->
                    after("objected", 2, 12).object(Form.WRITTEN).ruling(12);
                // a report cannot name the contested part yet: the court finds that this objection leaves the order
                // alone
                case OBJECTS_IN_PART ->
                    after("objected", 2, 12).object(Form.WRITTEN).ruling(100);
                case OBJECTS_ORALLY -> after("objected", 2, 12).object(Form.ORAL).plan;
                case PLEADS_INABILITY -> after("objected", 2, 12).object(Form.INABILITY_TO_PAY).plan;
            };
        }

        private Proceedings proceedings() {
            return person.character().proceedings();
        }

        private List<Planned> paysWhenServed() {
            Instant paid =
                    at.plus(chance.draw("pressed", person.key(), order.ref()).days(2, 12));
            debtors.pressed(person, "pressed-" + order.ref(), paid).forEach(this::add);
            return plan;
        }

        /** The court looks at the objection's form; an order that falls becomes a suit unless we do not want it. */
        private List<Planned> ruling(int voidPercent) {
            after("ruling", 3, 14);
            if (percent("objection-void", voidPercent)) {
                return say(Report.OBJECTION_RECEIVED, "REJECTED").plan;
            }
            say(Report.OBJECTION_RECEIVED, "UPHELD");
            if (percent("unwanted", 10)) {
                return after("unwanted", 1, 4).say(Report.CONVERSION_REFUSED, null).plan;
            }
            // seven days to refuse, and holidays may lengthen them
            at = at.plus(Duration.ofDays(12));
            return suit();
        }

        List<Planned> suit() {
            Money claim = claim();
            boolean large = claim.minor() > 10_000_000;
            after("docketed", 1, 6).say(Report.SUIT_ACCEPTED, route(claim));
            if (proceedings() == Proceedings.PAYS_WHEN_SERVED) {
                paysWhenServed();
            }
            after("judgment", large ? 45 : 20, large ? 85 : 50).judge(Report.JUDGMENT_RENDERED, "judgment");
            if (large && percent("appeal", 15)) {
                after("appeal", 3, 12).say(Report.APPEAL_FILED, null);
                after("appeal-decided", 30, 75).judge(Report.APPEAL_DECIDED, "appeal-decided");
            }
            return plan;
        }

        List<Planned> enforcement() {
            after("enforcing", 1, 7).say(Report.ENFORCEMENT_ACCEPTED, null);
            after("enforced", 20, 100);
            switch (person.character().estate()) {
                case ENOUGH ->
                    debtors.pressed(person, "enforced-" + order.ref(), at).forEach(this::add);
                case A_PART ->
                    debtors.seized(person, "seized-" + order.ref(), at).forEach(this::add);
                case NOTHING -> {}
            }
            boolean enough = person.character().estate() == Estate.ENOUGH;
            at = at.plus(Duration.ofDays(2));
            return say(Report.ENFORCEMENT_CLOSED, enough ? "SATISFIED" : "NO_ASSETS").plan;
        }

        private String route(Money claim) {
            return claim.minor() <= 3_000_000
                    ? "SMALL_CLAIM"
                    : claim.minor() <= 100_000_000 && claim.currency().equals("CNY") ? "SUMMARY" : "ORDINARY";
        }

        private Matter after(String step, int fewestDays, int mostDays) {
            at = at.plus(chance.draw(step, person.key(), order.ref()).days(fewestDays, mostDays));
            return this;
        }

        private boolean percent(String what, int of100) {
            return chance.draw(what + "?", person.key(), order.ref()).percent(of100);
        }

        private Matter say(Report report, @Nullable String outcome) {
            return add(report, null, null, outcome, null);
        }

        private Matter object(Form form) {
            return add(Report.OBJECTION_RECEIVED, form, null, null, null);
        }

        private Money part(int percent) {
            return new Money(Math.max(1, claim().minor() * percent / 100), claim().currency());
        }

        private void add(Planned act) {
            plan.add(act.in(matter(person)));
        }

        private void judge(Report report, String step) {
            if (percent(step + "-dismisses", 6)) {
                add(report, null, null, "DISMISSED", "claim-not-proven");
                return;
            }
            add(report, null, part(percent(step + "-in-part", 15) ? 90 : 100), "AWARDED", null);
        }

        private Matter add(
                Report report,
                @Nullable Form form,
                @Nullable Money awarded,
                @Nullable String outcome,
                @Nullable String detail) {
            CourtReported said =
                    new CourtReported(people.caseOf(person), report, at, order.ref(), form, awarded, outcome, detail);
            String name = order.ref() + " " + report + (outcome == null ? "" : " " + outcome);
            add(Planned.of(at, person, name, new Act.Report(said)));
            return this;
        }

        private Money claim() {
            return new Money(Long.parseLong(order.field("claimMinor")), order.field("currency"));
        }
    }
}

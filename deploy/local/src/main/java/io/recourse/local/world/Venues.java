package io.recourse.local.world;

import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import io.recourse.contracts.VenueReported;
import io.recourse.contracts.VenueReported.Report;
import io.recourse.local.portfolio.Character.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appraisers and the auction venue. */
final class Venues {
    private static final int FORCED_SALE = 3;
    private static final long USUAL_ESTIMATE = 10_000_000;

    private final Chance chance;

    Venues(Chance chance) {
        this.chance = chance;
    }

    static String matter(Order order) {
        return "venue " + order.field("asset");
    }

    Answer answer(Person person, Order order) {
        boolean unreachable = order.field("act").equals("tell-parties")
                && draw(person, order, "parties").percent(person.vanished() ? 60 : 4);
        return unreachable
                ? new Answer(order.key(), Answer.Result.FAILED, "parties-not-found")
                : new Answer(order.key(), Answer.Result.DONE, "");
    }

    static boolean endsMatter(Order order) {
        return order.field("act").equals("withdraw");
    }

    List<Planned> react(Person person, Order order, Instant now) {
        if (order.adapter().equals("valuation")) {
            return valuation(person, order, now);
        }
        return switch (order.field("act")) {
            case "announce", "announce-forced-sale" -> round(person, order);
            default -> List.of();
        };
    }

    private List<Planned> valuation(Person person, Order order, Instant now) {
        boolean network = order.field("method").equals("NETWORK");
        if (network && draw(person, order, "silent").percent(8)) {
            return List.of();
        }
        Instant at = now.plus(draw(person, order, "valued").days(network ? 0 : 4, network ? 1 : 12));
        long estimate = person.account().collateral().stream()
                .filter(c -> c.asset().equals(order.field("name")))
                .map(Collateral::estimate)
                .mapToLong(Money::minor)
                .findFirst()
                .orElse(USUAL_ESTIMATE);
        Money value = share(estimate, draw(person, order, "worth").between(65, 110), order);
        List<Planned> plan = new ArrayList<>();
        plan.add(report(person, order, Report.VALUATION, at, null, value, order.field("method"), null, null));
        if (draw(person, order, "objected?").percent(8)) {
            Instant objected = at.plus(draw(person, order, "objected").days(1, 3));
            Instant decided = objected.plus(draw(person, order, "decided").days(3, 10));
            Money corrected = draw(person, order, "corrected?").percent(50) ? share(value.minor(), 90, order) : null;
            plan.add(report(person, order, Report.VALUATION_OBJECTED, objected, null, null, null, null, null));
            plan.add(report(person, order, Report.OBJECTION_DECIDED, decided, null, corrected, null, null, null));
        }
        return plan;
    }

    private static Money share(long minor, int percent, Order order) {
        return new Money(Math.max(1, minor / 100 * percent), order.field("currency"));
    }

    private List<Planned> round(Person person, Order order) {
        int round = Integer.parseInt(order.field("round"));
        Instant closesAt = Instant.parse(order.field("closesAt"));
        Sale sale = person.character().sale();
        boolean defaults = sale == Sale.WINNER_DEFAULTS && round == 1;
        if (!defaults && round < sellingRound(sale)) {
            return List.of(report(person, order, Report.ROUND_CLOSED, closesAt, round, null, null, 0, null));
        }
        long start = Long.parseLong(order.field("start"));
        int raised = round == FORCED_SALE ? 0 : draw(person, order, "raised").between(0, 30);
        Money price = new Money(start + start / 100 * raised, order.field("currency"));
        int bidders = draw(person, order, "bidders").between(1, 9);
        String winner = "bidder-" + round + draw(person, order, "winner").between(0, bidders - 1);
        Instant ends = round == FORCED_SALE ? boughtAt(person, order, closesAt) : closesAt;
        List<Planned> plan = new ArrayList<>();
        plan.add(report(person, order, Report.ROUND_CLOSED, ends, round, price, null, bidders, winner));
        if (defaults) {
            Instant backsOut = ends.plus(draw(person, order, "backs-out").days(2, 7));
            plan.add(report(person, order, Report.WINNER_DEFAULTED, backsOut, round, null, null, null, null));
        } else if (round != FORCED_SALE) {
            Instant paid = ends.plus(draw(person, order, "pays").days(1, 7));
            plan.add(report(person, order, Report.PRICE_PAID, paid, round, price, null, null, null));
        }
        return plan;
    }

    private static int sellingRound(Sale sale) {
        return switch (sale) {
            case FIRST_ROUND -> 1;
            case SECOND_ROUND, WINNER_DEFAULTS -> 2;
            case FORCED_SALE -> FORCED_SALE;
            case NO_BUYER -> FORCED_SALE + 1;
        };
    }

    /** In a forced sale the first bid opens a day for others, then it is over. */
    private Instant boughtAt(Person person, Order order, Instant closesAt) {
        Instant bought = Instant.parse(order.field("opensAt"))
                .plus(draw(person, order, "bought").days(2, 40));
        return bought.isBefore(closesAt) ? bought : closesAt;
    }

    private Chance.Draw draw(Person person, Order order, String about) {
        return chance.draw(about, person.key(), name(order));
    }

    private Planned report(
            Person person,
            Order order,
            Report report,
            Instant at,
            @Nullable Integer round,
            @Nullable Money amount,
            @Nullable String method,
            @Nullable Integer bidders,
            @Nullable String bidder) {
        VenueReported said = new VenueReported(
                order.field("case"), order.field("asset"), report, at, round, amount, method, bidders, bidder);
        return Planned.of(at, person, name(order) + " " + report, new Act.Report(said))
                .in(matter(order));
    }

    private static String name(Order order) {
        return order.field("name") + " " + order.ref();
    }
}

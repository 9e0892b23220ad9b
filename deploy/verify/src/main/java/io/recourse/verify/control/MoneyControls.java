package io.recourse.verify.control;

import io.recourse.verify.check.Check;
import io.recourse.verify.check.LedgersAddUp;
import io.recourse.verify.check.ProceedsArrive;
import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Money;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.evidence.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cents that go missing. Each leaves all other sums as they are. */
final class MoneyControls {
    private static final String ASSET = "planted";
    private static final LocalDate DAY = LocalDate.of(2100, 1, 1);

    private MoneyControls() {}

    static List<Control> all() {
        return List.of(
                new Control("a cent missing in a row's balance", LedgersAddUp.class, "row-balance", MoneyControls::row),
                ledger("an adjustment from a balance that never was", "balance-follows", p -> adjusted(p, -1, 0)),
                ledger("a cent missing in a payment's parts", "parts-sum", p -> paid(p, 100, 99)),
                ledger("a cent missing after a payment", "balance-follows", p -> adjusted(p, 0, -1)),
                ledger("an overpayment kept", "refund", p -> paid(p, 100, 100)),
                ledger(
                        "more given back than was ever paid, as by a settlement",
                        "refund-beyond-paid",
                        p -> refund(adjusted(paid(p, 100, 100), 0, 0), "planted", 1_000_000_000_000L)),
                ledger("a refund of a payment that never was", "refund-of-nothing", p -> refund(p, "planted-none", 1)),
                ledger(
                        "a reversal of another amount",
                        "reversal-amount",
                        p -> reversed(paid(p, 100, 100), "planted", 99)),
                ledger("a reversal of nothing", "reversal-of-nothing", p -> reversed(p, "planted-none", 1)),
                proceeds("a cent missing in a distribution", "parts-sum", p -> sold(p, 0, 99)),
                proceeds("proceeds that never reach the ledger", "paid-in", p -> sold(p, 100, 0)),
                proceeds("a price nobody distributed", "price-distributed", MoneyControls::undistributed));
    }

    private static Control ledger(String sentence, String rule, Function<Plant, Plant> events) {
        return planted(sentence, LedgersAddUp.class, rule, events);
    }

    private static Control proceeds(String sentence, String rule, Function<Plant, Plant> events) {
        return planted(sentence, ProceedsArrive.class, rule, events);
    }

    private static Control planted(
            String sentence, Class<? extends Check> check, String rule, Function<Plant, Plant> events) {
        return new Control(sentence, check, rule, e -> Plant.in(e, events));
    }

    private static @Nullable Evidence row(Evidence evidence) {
        List<Subject> subjects = new ArrayList<>(evidence.subjects());
        for (int i = 0; i < subjects.size(); i++) {
            Subject s = subjects.get(i);
            Long balance = s.balanceMinor();
            if (balance != null) {
                subjects.set(i, s.owing(balance - 1));
                return evidence.withSubjects(subjects);
            }
        }
        return null;
    }

    /** An adjustment that starts or ends a cent off, and one that puts it right. */
    private static Plant adjusted(Plant plant, long off, long after) {
        Balance balance = plant.balance();
        Balance start = balance.plus(0, 0, off);
        Balance end = balance.plus(0, 0, after);
        return plant.add(Story.INTAKE, plant.late(), new Fact.BalanceAdjusted("planted", start, end, true))
                .add(Story.INTAKE, plant.late(), new Fact.BalanceAdjusted("planted", balance, balance, true));
    }

    /** A payment of which nothing is owed. */
    private static Plant paid(Plant plant, long minor, long unallocated) {
        Balance balance = plant.balance();
        return plant.add(
                Story.INTAKE,
                plant.late(),
                new Fact.PaymentAllocated(
                        "planted", DAY, new Money(minor, balance.currency()), 0, 0, 0, unallocated, balance, true));
    }

    private static Plant refund(Plant plant, String paymentId, long minor) {
        Money back = new Money(minor, plant.balance().currency());
        return plant.add(Story.INTAKE, plant.late(), new Fact.RefundDue(paymentId, back));
    }

    private static Plant reversed(Plant plant, String paymentId, long minor) {
        Balance balance = plant.balance();
        Money amount = new Money(minor, balance.currency());
        return plant.add(
                Story.INTAKE, plant.late(), new Fact.PaymentReversed(paymentId, "planted", amount, balance, true));
    }

    private static Plant sold(Plant plant, long toDebt, long surplus) {
        Money price = new Money(100, plant.balance().currency());
        return plant.add(Plant.DISPOSAL, plant.late(), new Fact.AssetSold(ASSET, price))
                .add(
                        Plant.DISPOSAL,
                        plant.late(),
                        new Fact.ProceedsDistributed("planted", ASSET, price, 0, toDebt, surplus));
    }

    private static Plant undistributed(Plant plant) {
        Money price = new Money(100, plant.balance().currency());
        return plant.add(Plant.DISPOSAL, plant.late(), new Fact.AssetSold(ASSET, price));
    }
}

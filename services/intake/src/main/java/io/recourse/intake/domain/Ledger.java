package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.PaymentRest;
import io.recourse.intake.domain.CaseEvent.PaymentParted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The books of one case: the statement they count from and the dated facts that came on top of it. What the facts come to
 * is {@link Reckoning}'s; {@code balance} and {@code oldestUnpaidDue} are what was last told, so a replay needs no policy.
 *
 * @param base a fact dated up to its as-of day is in it and not counted again
 * @param beforehand the balance when {@code base} was taken, less the payments matched to it since: what a payment that
 *     the statement already knew is deemed to have paid
 * @param seen the latest statement, also where it changed nothing
 * @param earlier what was seen before it: content hashes of the latest {@value #EARLIER}, the oldest first; null while there
 *     are none
 * @param payments the latest, whole; all of them in rows older than {@code folded}
 * @param reliefs by releases of co-debtors that {@code base} does not know of
 * @param judgment what courts did to the debt
 * @param folded the payments before, null while there are none
 * @param waivers by settlements that were paid; null while there are none
 */
public record Ledger(
        Statement base,
        Balance balance,
        @Nullable LocalDate oldestUnpaidDue,
        Balance beforehand,
        Statement.Key seen,
        @Nullable List<String> earlier,
        List<Cost> costs,
        List<Payment> payments,
        List<Relief> reliefs,
        Judgment judgment,
        @Nullable FoldedPayments folded,
        @Nullable List<Waiver> waivers) {

    /** So many of the latest payments stay whole: what a person who looks at a case wants to see. */
    static final int WHOLE = 12;

    /** So many statements before the latest are known when they come again: a lender's last fortnight, pushed once more. */
    private static final int EARLIER = 14;

    public Ledger {
        earlier = earlier == null ? null : List.copyOf(earlier);
        costs = List.copyOf(costs);
        payments = List.copyOf(payments);
        reliefs = List.copyOf(reliefs);
        waivers = waivers == null || waivers.isEmpty() ? null : List.copyOf(waivers);
    }

    static Ledger open(Statement first, Balance balance, LocalDate oldestUnpaidDue) {
        return new Ledger(
                first,
                balance,
                oldestUnpaidDue,
                balance,
                first.key(),
                null,
                List.of(),
                List.of(),
                List.of(),
                Judgment.NONE,
                null,
                null);
    }

    String currency() {
        return balance.currency();
    }

    /** By any of its names, its first one before the others: of an end-to-end id there may be several. */
    @Nullable
    Payment payment(String name) {
        for (Payment whole : payments) {
            if (whole.id().equals(name)) {
                return whole;
            }
        }
        List<Payment> called = called(name);
        return called.stream()
                .filter(p -> p.id().equals(name))
                .findFirst()
                .orElse(called.isEmpty() ? null : called.getFirst());
    }

    /** All that go by this name. */
    List<Payment> called(String name) {
        Stream<Payment> whole = payments.stream().filter(p -> p.goesBy(name));
        return (folded == null ? whole : Stream.concat(whole, folded.called(name))).toList();
    }

    /** Folded ones too, in the order in which they came but for those taken back since. */
    Stream<Payment> everyPayment() {
        return folded == null ? payments.stream() : Stream.concat(folded.payments(), payments.stream());
    }

    /** What those of them come to, minor units. */
    long paid(Predicate<Payment> which) {
        return everyPayment().filter(which).mapToLong(Payment::minor).sum();
    }

    /** What those of them come to that were not taken back, minor units. */
    long standing(Predicate<Payment> which) {
        return paid(p -> p.reversal() == null && which.test(p));
    }

    /** Those to be folded so that so many stay whole; never the latest that stands, which a refund is told of. */
    List<Payment> old(int whole) {
        int many = payments.size() - whole;
        if (many <= 0) {
            return List.of();
        }
        Payment latest = latestStanding();
        return payments.stream().filter(p -> !p.equals(latest)).limit(many).toList();
    }

    /** Null if none stands. */
    @Nullable
    Payment latestStanding() {
        return payments.stream()
                .filter(p -> p.reversal() == null)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** @param interrupts whether a payment is among what interrupted the limitation */
    Ledger folding(List<Payment> old, Predicate<Payment> interrupts) {
        FoldedPayments before = folded == null ? FoldedPayments.NONE : folded;
        List<FoldedPayments.Entry> entries = old.stream()
                .map(p -> new FoldedPayments.Entry(p, interrupts.test(p)))
                .toList();
        List<Payment> left = payments.stream().filter(p -> !old.contains(p)).toList();
        return withPayments(left, entries.isEmpty() ? folded : before.with(entries));
    }

    /** A folded payment whole again, as the latest. */
    Ledger unfolding(String id) {
        FoldedPayments.Entry entry = folded == null ? null : folded.find(id);
        if (folded == null || entry == null) {
            return this;
        }
        List<Payment> more =
                Stream.concat(payments.stream(), Stream.of(entry.payment())).toList();
        FoldedPayments left = folded.without(id);
        return withPayments(more, left.equals(FoldedPayments.NONE) ? null : left);
    }

    boolean hasCost(String id) {
        return costs.stream().anyMatch(c -> c.id().equals(id));
    }

    Ledger counting(Statement statement, @Nullable LocalDate oldest) {
        List<Relief> left =
                reliefs.stream().filter(r -> !statement.knows(r.on())).toList();
        return new Ledger(
                statement,
                balance,
                oldest,
                balance,
                statement.key(),
                andSeen(),
                costs,
                payments,
                left,
                judgment,
                folded,
                waiving().map(w -> w.under(statement)).toList());
    }

    /** Whether this very statement was taken or noted before the latest. */
    boolean tookEarlier(CaseInput.StatementReceived received) {
        return earlier != null && earlier.stream().anyMatch(received::isCalled);
    }

    private List<String> andSeen() {
        List<String> before = earlier == null ? List.of() : earlier;
        return Stream.concat(
                        before.stream().skip(Math.max(0, before.size() - EARLIER + 1)), Stream.of(seen.contentHash()))
                .toList();
    }

    Ledger noting(Statement.Key key) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                key,
                andSeen(),
                costs,
                payments,
                reliefs,
                judgment,
                folded,
                waivers);
    }

    Ledger standingAt(Balance told, @Nullable LocalDate oldest) {
        return new Ledger(
                base, told, oldest, beforehand, seen, earlier, costs, payments, reliefs, judgment, folded, waivers);
    }

    Ledger with(Cost cost) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                earlier,
                Stream.concat(costs.stream(), Stream.of(cost)).toList(),
                payments,
                reliefs,
                judgment,
                folded,
                waivers);
    }

    Ledger with(Payment payment) {
        return withPayments(Stream.concat(payments.stream(), Stream.of(payment)).toList(), folded);
    }

    Stream<Waiver> waiving() {
        return waivers == null ? Stream.of() : waivers.stream();
    }

    /** Null if there is none of that id. */
    @Nullable
    Waiver waiver(String id) {
        return waiving().filter(w -> w.id().equals(id)).findFirst().orElse(null);
    }

    Ledger with(Waiver waiver) {
        return waiving(Stream.concat(waiving(), Stream.of(waiver)).toList());
    }

    Ledger withoutWaiver(String id) {
        return waiving(waiving().filter(w -> !w.id().equals(id)).toList());
    }

    private Ledger waiving(List<Waiver> now) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                earlier,
                costs,
                payments,
                reliefs,
                judgment,
                folded,
                now);
    }

    Ledger with(Relief relief) {
        List<Relief> more = Stream.concat(reliefs.stream(), Stream.of(relief)).toList();
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                earlier,
                costs,
                payments,
                more,
                judgment,
                folded,
                waivers);
    }

    Ledger countingBy(UnaryOperator<Statement> change) {
        return new Ledger(
                change.apply(base),
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                earlier,
                costs,
                payments,
                reliefs,
                judgment,
                folded,
                waivers);
    }

    /** The payment comes in with the parts it was told with. */
    Ledger with(PaymentAllocated told) {
        Payment payment = new Payment(
                told.paymentId(),
                told.amount().minor(),
                told.valueDate(),
                told.toCosts(),
                told.toInterest(),
                told.toPrincipal(),
                told.unallocated());
        if (payments.stream().anyMatch(p -> p.id().equals(told.paymentId()))) {
            // the rest of one of which a part went back: the private event before it has put it in
            return standingAt(told.balance(), told.oldestUnpaidDue());
        }
        Ledger next = with(payment).standingAt(told.balance(), told.oldestUnpaidDue());
        return base.knows(payment.valueDate()) ? next.matched(payment) : next;
    }

    Ledger reversed(String paymentId, String reversalId, LocalDate on) {
        UnaryOperator<Payment> change = p -> p.id().equals(paymentId) ? p.reversed(reversalId, on) : p;
        Ledger whole = unfolding(paymentId);
        return whole.withPayments(whole.payments.stream().map(change).toList(), whole.folded);
    }

    /** Its part that went back stands for it, taken back; the rest, behind it, as if it had come so. */
    Ledger parted(PaymentParted told) {
        Ledger unfolded = unfolding(told.paymentId());
        List<Payment> parted = new ArrayList<>();
        List<Payment> rest = new ArrayList<>();
        for (Payment p : unfolded.payments) {
            if (p.id().equals(told.paymentId())) {
                Payment part = p.returning(told.minor());
                parted.add(part.reversed(told.reversalId(), told.on()));
                rest.add(p.without(part, told.restId()));
            } else {
                parted.add(p);
            }
        }
        parted.addAll(rest);
        return unfolded.withPayments(parted, unfolded.folded);
    }

    /** A payment and what was left of it each time a part of it went back; the last is what is left now. */
    List<Payment> partsOf(Payment first) {
        List<Payment> parts = new ArrayList<>(List.of(first));
        while (parts.getLast().reversal() != null) {
            Payment next = payment(PaymentRest.id(first.id(), parts.size()));
            if (next == null) {
                break;
            }
            parts.add(next);
        }
        return parts;
    }

    Ledger alsoKnownAs(String paymentId, String alias) {
        return naming(paymentId, p -> p.alsoKnownAs(alias));
    }

    Ledger keyedAs(String paymentId, String key) {
        return naming(paymentId, p -> p.keyedAs(key));
    }

    private Ledger naming(String paymentId, UnaryOperator<Payment> change) {
        boolean isWhole = payments.stream().anyMatch(p -> p.id().equals(paymentId));
        if (!isWhole) {
            return withPayments(payments, folded == null ? null : folded.naming(paymentId, change));
        }
        return withPayments(
                payments.stream()
                        .map(p -> p.id().equals(paymentId) ? change.apply(p) : p)
                        .toList(),
                folded);
    }

    Ledger with(Judgment changed) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                earlier,
                costs,
                payments,
                reliefs,
                changed,
                folded,
                waivers);
    }

    /** As it was known at the end of the day before, as far as value dates go. */
    Ledger before(LocalDate day) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                earlier,
                costs.stream().filter(c -> c.on().isBefore(day)).toList(),
                everyPayment().filter(p -> p.valueDate().isBefore(day)).toList(),
                reliefs.stream().filter(r -> r.on().isBefore(day)).toList(),
                judgment,
                null,
                waiving()
                        .filter(w -> w.on().isBefore(day))
                        .map(w -> w.before(day))
                        .toList());
    }

    private Ledger matched(Payment payment) {
        Balance less = new Balance(
                currency(),
                Math.max(0, beforehand.costs() - payment.toCosts()),
                Math.max(0, beforehand.interest() - payment.toInterest()),
                Math.max(0, beforehand.principal() - payment.toPrincipal()));
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                less,
                seen,
                earlier,
                costs,
                payments,
                reliefs,
                judgment,
                folded,
                waivers);
    }

    private Ledger withPayments(List<Payment> whole, @Nullable FoldedPayments before) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                earlier,
                costs,
                whole,
                reliefs,
                judgment,
                before,
                waivers);
    }
}

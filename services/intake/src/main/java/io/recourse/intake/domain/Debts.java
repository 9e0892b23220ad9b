package io.recourse.intake.domain;

import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The payments of a party that named no account. One after the other is split: the next is asked for when the debts have
 * been told their parts of the one before, so that no fen of a debt is promised twice.
 */
public record Debts(List<PartyPayment> payments) {

    /**
     * Waits, then asks, then is split.
     *
     * @param designatedCase the debt the payer named, if any
     * @param bookedAt when the lender reported it
     * @param asking null but while its debts are asked how they stand
     * @param parts in the order they were paid in, empty until it is split
     */
    public record PartyPayment(
            String id,
            Money amount,
            LocalDate valueDate,
            @Nullable String designatedCase,
            Instant bookedAt,
            @Nullable Asking asking,
            List<Part> parts,
            @Nullable TakenBack takenBack) {

        public PartyPayment {
            parts = List.copyOf(parts);
        }

        boolean waits() {
            return asking == null && parts.isEmpty();
        }

        PartyPayment asking(@Nullable Asking next) {
            return new PartyPayment(id, amount, valueDate, designatedCase, bookedAt, next, parts, takenBack);
        }

        PartyPayment split(List<Part> into) {
            return new PartyPayment(id, amount, valueDate, designatedCase, bookedAt, null, into, takenBack);
        }

        PartyPayment takenBack(TakenBack by) {
            return new PartyPayment(id, amount, valueDate, designatedCase, bookedAt, asking, parts, by);
        }
    }

    /**
     * @param cases who were asked
     * @param lookAt when somebody looks for those who have not answered
     */
    public record Asking(List<String> cases, List<DebtStanding> answers, Instant lookAt) {
        public Asking {
            cases = List.copyOf(cases);
            answers = List.copyOf(answers);
        }

        List<String> missing() {
            return cases.stream()
                    .filter(c -> answers.stream().noneMatch(a -> a.caseId().equals(c)))
                    .toList();
        }

        Asking answered(DebtStanding answer) {
            return new Asking(
                    cases, Stream.concat(answers.stream(), Stream.of(answer)).toList(), lookAt);
        }

        Asking lookedAt(Instant next) {
            return new Asking(cases, answers, next);
        }
    }

    /** Minor units of the payment's currency, &gt; 0. */
    public record Part(String caseId, long minor) {}

    /** @param on the day it counts from */
    public record TakenBack(String reversalId, LocalDate on, Instant bookedAt) {}

    public Debts {
        payments = List.copyOf(payments);
    }

    static Debts none() {
        return new Debts(List.of());
    }

    @Nullable
    PartyPayment find(String id) {
        return payments.stream().filter(p -> p.id().equals(id)).findAny().orElse(null);
    }

    /** The one whose debts are being asked, if there is one. */
    @Nullable
    PartyPayment asked() {
        return payments.stream().filter(p -> p.asking() != null).findAny().orElse(null);
    }

    /** The one to be asked for next. */
    @Nullable
    PartyPayment next() {
        return payments.stream().filter(PartyPayment::waits).findFirst().orElse(null);
    }

    Debts with(PartyPayment payment) {
        return new Debts(Stream.concat(payments.stream(), Stream.of(payment)).toList());
    }

    Debts with(String id, UnaryOperator<PartyPayment> change) {
        return new Debts(payments.stream()
                .map(p -> p.id().equals(id) ? change.apply(p) : p)
                .toList());
    }

    Debts asking(String id, UnaryOperator<Asking> change) {
        return with(id, p -> p.asking(p.asking() == null ? null : change.apply(p.asking())));
    }
}

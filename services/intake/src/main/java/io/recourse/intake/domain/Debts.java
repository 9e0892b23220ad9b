package io.recourse.intake.domain;

import io.recourse.contracts.Money;
import io.recourse.intake.domain.PartyEvent.PartyPaymentTakenBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The payments of a party that named no account. One after the other is split: the next is asked for when the debts have
 * been told their parts of the one before, so that no fen of a debt is promised twice.
 *
 * @param payments the latest, whole; all of them in rows older than {@code folded}
 * @param folded those that were split before, null while there are none
 */
public record Debts(List<PartyPayment> payments, @Nullable FoldedSplits folded) {

    /** Payments that were split stay whole while they have no more parts than these together. */
    static final int MOST_WHOLE_PARTS = 16;

    /**
     * Waits, then asks, then is split.
     *
     * @param designatedCase the debt the payer named, if any
     * @param bookedAt when the lender reported it
     * @param asking null but while its debts are asked how they stand
     * @param parts in the order they were paid in, empty until it is split
     * @param dueBack by which rule nobody may keep it, null unless no debt of its payer is left that it could pay
     */
    public record PartyPayment(
            String id,
            Money amount,
            LocalDate valueDate,
            @Nullable String designatedCase,
            Instant bookedAt,
            @Nullable Asking asking,
            List<Part> parts,
            @Nullable TakenBack takenBack,
            @Nullable String dueBack) {

        public PartyPayment {
            parts = List.copyOf(parts);
        }

        boolean waits() {
            return asking == null && parts.isEmpty() && dueBack == null;
        }

        PartyPayment called(String name) {
            return new PartyPayment(
                    name, amount, valueDate, designatedCase, bookedAt, asking, parts, takenBack, dueBack);
        }

        PartyPayment asking(@Nullable Asking next) {
            return new PartyPayment(id, amount, valueDate, designatedCase, bookedAt, next, parts, takenBack, dueBack);
        }

        PartyPayment split(List<Part> into) {
            return new PartyPayment(id, amount, valueDate, designatedCase, bookedAt, null, into, takenBack, dueBack);
        }

        PartyPayment takenBack(TakenBack by) {
            return new PartyPayment(id, amount, valueDate, designatedCase, bookedAt, asking, parts, by, dueBack);
        }

        PartyPayment dueBack(String rule) {
            return new PartyPayment(id, amount, valueDate, designatedCase, bookedAt, null, parts, takenBack, rule);
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
    public record TakenBack(String reversalId, LocalDate on, Instant bookedAt) {

        /** Whether it is by that one; of a folded payment's only the mark is known. */
        boolean isBy(String reversal) {
            return Packing.stands(reversalId, reversal);
        }
    }

    public Debts {
        payments = List.copyOf(payments);
    }

    static Debts none() {
        return new Debts(List.of(), null);
    }

    /** Of a folded one the cases are marks. */
    @Nullable
    PartyPayment find(String id) {
        return payments.stream()
                .filter(p -> p.id().equals(id))
                .findAny()
                .orElseGet(() -> folded == null ? null : folded.find(id));
    }

    /** Folds the earliest of those that were split until the others have so few parts. */
    Debts folded(int mostWholeParts) {
        List<PartyPayment> old = new ArrayList<>();
        int parts = payments.stream().mapToInt(p -> p.parts().size()).sum();
        for (PartyPayment p : payments) {
            if (parts > mostWholeParts && !p.parts().isEmpty()) {
                old.add(p);
                parts -= p.parts().size();
            }
        }
        if (old.isEmpty()) {
            return this;
        }
        List<PartyPayment> left =
                payments.stream().filter(p -> !old.contains(p)).toList();
        return new Debts(left, (folded == null ? FoldedSplits.NONE : folded).with(old));
    }

    /** A folded payment whole again, as the latest; its parts are of these cases. */
    Debts unfolding(String id, List<String> cases) {
        PartyPayment marked = folded == null ? null : folded.find(id);
        if (folded == null || marked == null) {
            return this;
        }
        Map<String, String> byMark = new HashMap<>();
        cases.forEach(c -> byMark.put(Packing.mark(c), c));
        List<Part> parts = marked.parts().stream()
                .map(part -> new Part(named(byMark, part.caseId()), part.minor()))
                .toList();
        String designated = marked.designatedCase();
        PartyPayment whole = new PartyPayment(
                id,
                marked.amount(),
                marked.valueDate(),
                designated == null ? null : named(byMark, designated),
                marked.bookedAt(),
                null,
                parts,
                marked.takenBack(),
                null);
        FoldedSplits left = folded.without(id);
        return new Debts(
                Stream.concat(payments.stream(), Stream.of(whole)).toList(),
                left.equals(FoldedSplits.NONE) ? null : left);
    }

    private static String named(Map<String, String> byMark, String mark) {
        return Objects.requireNonNull(byMark.get(mark), "a part is of a case that names the party");
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
        return new Debts(Stream.concat(payments.stream(), Stream.of(payment)).toList(), folded);
    }

    Debts with(String id, UnaryOperator<PartyPayment> change) {
        return new Debts(
                payments.stream()
                        .map(p -> p.id().equals(id) ? change.apply(p) : p)
                        .toList(),
                folded);
    }

    Debts takenBack(PartyPaymentTakenBack told) {
        TakenBack back = new TakenBack(told.reversalId(), told.on(), told.bookedAt());
        return with(told.paymentId(), p -> p.takenBack(back));
    }

    Debts asking(String id, UnaryOperator<Asking> change) {
        return with(id, p -> p.asking(p.asking() == null ? null : change.apply(p.asking())));
    }
}

package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far payments cover what a debtor committed himself to: promises and what was agreed, in the order in which he did.
 * A payment counts by its value date, from the day of the commitment to the last day of the instalment it is for, both
 * included, and for one commitment only. A value date has no time of day, so one of the first day counts in his favour. It
 * is a function of the file alone, and never of when something was heard.
 */
final class Cover {

    /**
     * Of one commitment.
     *
     * @param paid minor units that came in time, up to and including the first instalment they do not cover
     * @param met instalments covered in time, in order
     * @param on value date of the latest payment that counts; null if none does
     */
    record Covered(long paid, int met, @Nullable LocalDate on) {}

    /** @param lastDay on which a payment is in time for an instalment, empty while a pause holds it */
    private record Commitment(
            Object key,
            Instant madeAt,
            List<Instalment> instalments,
            Function<Instalment, Optional<LocalDate>> lastDay) {}

    private final CaseFile file;
    private final Timetable timetable;
    private final Set<String> used = new HashSet<>();
    private final Map<Object, Covered> covered = new HashMap<>();

    private Cover(CaseFile file, Timetable timetable) {
        this.file = file;
        this.timetable = timetable;
    }

    static Cover of(CaseFile file, Timetable timetable) {
        List<Commitment> commitments = new ArrayList<>();
        file.promises()
                .forEach(p -> commitments.add(new Commitment(
                        p,
                        p.madeAt(),
                        List.of(new Instalment(p.lastDate(), p.amount())),
                        _ -> timetable.lastDay(file, p))));
        file.dealt().agreements().stream()
                .filter(a -> !a.type().isInKind())
                .forEach(a -> commitments.add(
                        new Commitment(a, a.agreedAt(), a.instalments(), i -> timetable.graceEnds(file, a, i))));
        commitments.sort(Comparator.comparing(Commitment::madeAt));
        Cover cover = new Cover(file, timetable);
        commitments.forEach(c -> cover.covered.put(c.key(), cover.count(c)));
        return cover;
    }

    Covered of(Promise promise) {
        return get(promise);
    }

    Covered of(Agreement agreement) {
        return get(agreement);
    }

    private Covered get(Object key) {
        return Optional.ofNullable(covered.get(key)).orElseThrow();
    }

    private Covered count(Commitment commitment) {
        LocalDate first = LocalDays.dateOf(commitment.madeAt(), file.debtor().zone());
        List<Payment> standing = file.payments().stream()
                .filter(p -> !p.voided() && !p.valueDate().isBefore(first))
                .sorted(Comparator.comparing(Payment::valueDate).thenComparing(Payment::paymentId))
                .toList();
        long due = 0;
        long paid = 0;
        LocalDate on = null;
        int met = 0;
        for (Instalment instalment : commitment.instalments()) {
            due = Math.addExact(due, instalment.amount().minor());
            LocalDate last = commitment.lastDay().apply(instalment).orElse(LocalDate.MAX);
            for (Payment payment : standing) {
                if (paid < due && !payment.valueDate().isAfter(last) && used.add(payment.paymentId())) {
                    paid = Math.addExact(paid, payment.minor());
                    on = on == null || payment.valueDate().isAfter(on) ? payment.valueDate() : on;
                }
            }
            if (paid < due) {
                break;
            }
            met++;
        }
        return new Covered(paid, met, on);
    }
}

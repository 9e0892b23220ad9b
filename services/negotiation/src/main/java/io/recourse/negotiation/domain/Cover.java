package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.Instalment;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far payments cover what a debtor committed himself to: promises and what was agreed, in the order in which he did.
 * A payment counts by its value date, from the day of the commitment to the last day of the instalment it is for, both
 * included, and for one commitment only (of money that only a statement shows see {@link StatedMoney}). A value date has
 * no time of day, so one of the first day counts in his favour. It is a function of the file alone, and never of when
 * something was heard.
 *
 * <p>Of what was agreed one thing besides: what is to be paid is measured by what is owed then, so a payment of the first day that
 * had come in by the debtor's yes is none of it ({@link Offer#paidBefore}), or it would be the lender's loss twice. A promise is
 * a word and no bargain: money of its day keeps it whichever came first.
 *
 * <p>One commitment stands at a time. A pause that is told late, or a payment that goes back, may show that there was time
 * left for one when the debtor made the next: then the next one stands instead of it from its making on, and payments from
 * then on are the next one's. A promise alone changes no agreement, though (民法典 art. 543, 544): one made while an agreement
 * stood is none.
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

    /**
     * @param paidBefore which payments are none of it, as they were when it was agreed
     * @param lastDay on which a payment is in time for an instalment, empty while a pause holds it
     * @param ownDay that day, were there no pause
     */
    private record Commitment(
            Object key,
            Instant madeAt,
            List<Instalment> instalments,
            List<Payment> paidBefore,
            Function<Instalment, Optional<LocalDate>> lastDay,
            Function<Instalment, LocalDate> ownDay) {

        boolean isAgreement() {
            return key instanceof Agreement;
        }

        boolean waives() {
            return key instanceof Agreement agreement && agreement.type().isSettlement();
        }
    }

    private final CaseFile file;
    private final List<Payment> standing;
    private final Set<String> used = new HashSet<>();
    private final Map<Object, Covered> covered = new HashMap<>();
    private final Set<Object> replaced = new HashSet<>();

    private Cover(CaseFile file) {
        this.file = file;
        this.standing = file.standingPayments().stream()
                .sorted(Comparator.comparing(Payment::valueDate).thenComparing(Payment::paymentId))
                .toList();
    }

    static Cover of(CaseFile file, Timetable timetable) {
        List<Commitment> commitments = new ArrayList<>();
        file.promises()
                .forEach(p -> commitments.add(new Commitment(
                        p,
                        p.madeAt(),
                        List.of(new Instalment(p.lastDate(), p.amount())),
                        List.of(),
                        _ -> timetable.lastDay(file, p),
                        Instalment::dueOn)));
        file.dealt()
                .agreements()
                .forEach(a -> commitments.add(new Commitment(
                        a,
                        a.agreedAt(),
                        a.type().isInKind() ? List.of() : a.instalments(),
                        file.dealt().offer(a.offerId()).map(Offer::paidBefore).orElse(List.of()),
                        i -> timetable.graceEnds(file, a, i),
                        i -> timetable.ownDay(file, a, i))));
        commitments.sort(Comparator.comparing(Commitment::madeAt));
        Cover cover = new Cover(file);
        for (int i = 0; i < commitments.size(); i++) {
            cover.enter(commitments.subList(0, i), commitments.get(i), commitments.subList(i + 1, commitments.size()));
        }
        return cover;
    }

    private void enter(List<Commitment> before, Commitment commitment, List<Commitment> after) {
        if (!commitment.isAgreement() && standingAt(before, commitment.madeAt())) {
            covered.put(commitment.key(), new Covered(0, 0, null));
            replaced.add(commitment.key());
            return;
        }
        Commitment next = after.stream()
                .filter(c -> c.isAgreement() || !commitment.isAgreement())
                .findFirst()
                .orElse(null);
        Set<String> usedBefore = Set.copyOf(used);
        Covered so = count(commitment, next);
        if (next != null && !isOver(commitment, so, next.madeAt())) {
            used.retainAll(usedBefore);
            replaced.add(commitment.key());
        }
        covered.put(commitment.key(), so);
    }

    /** Whether what was agreed last before an instant stood then, neither paid nor broken. */
    private boolean standingAt(List<Commitment> before, Instant at) {
        return before.stream()
                .filter(Commitment::isAgreement)
                .reduce((_, last) -> last)
                .filter(last -> !isOver(last, of((Agreement) last.key()), at))
                .isPresent();
    }

    /** Paid or broken by then. What is in kind is judged by its rest, and here never stands. */
    private boolean isOver(Commitment commitment, Covered so, Instant at) {
        if (so.met() == commitment.instalments().size()) {
            return so.on() == null || !so.on().isAfter(file.dayOf(at));
        }
        return commitment
                .lastDay()
                .apply(commitment.instalments().get(so.met()))
                .filter(last -> last.isBefore(file.dayOf(at)))
                .isPresent();
    }

    /** Whether another commitment stands instead of it: it is neither kept nor broken, if it was not kept before. */
    boolean isReplaced(Promise promise) {
        return replaced.contains(promise);
    }

    boolean isReplaced(Agreement agreement) {
        return replaced.contains(agreement);
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

    private Covered count(Commitment commitment, @Nullable Commitment next) {
        LocalDate first = file.dayOf(commitment.madeAt());
        List<Payment> since = since(commitment, first);
        long due = 0;
        long paid = 0;
        LocalDate on = null;
        int met = 0;
        for (Instalment instalment : commitment.instalments()) {
            due = Math.addExact(due, instalment.amount().minor());
            LocalDate last = lastDay(commitment, instalment, next);
            for (Payment payment : since) {
                LocalDate day = payment.earliestFrom(first);
                if (paid < due && !day.isAfter(last) && used.add(payment.paymentId())) {
                    paid = Math.addExact(paid, payment.minor());
                    on = on == null || day.isAfter(on) ? day : on;
                }
            }
            if (paid < due) {
                break;
            }
            met++;
        }
        return new Covered(paid, met, on);
    }

    /** What may count for it, by value date. */
    private List<Payment> since(Commitment commitment, LocalDate first) {
        Set<String> before =
                commitment.paidBefore().stream().map(p -> p.rest().payment()).collect(Collectors.toSet());
        // what a statement had shown by then may have been told as a payment since
        long toldSince = stated(commitment.paidBefore().stream())
                - stated(standing.stream().filter(p -> before.contains(p.paymentId())));
        List<Payment> since = new ArrayList<>();
        for (Payment payment : standing) {
            if (before.contains(payment.rest().payment()) || payment.isStated() && commitment.waives()) {
                continue;
            }
            long shown = mayBeShown(commitment, payment) ? Math.min(toldSince, payment.minor()) : 0;
            toldSince -= shown;
            if (!payment.valueDate().isBefore(first) && shown < payment.minor()) {
                since.add(payment.less(shown));
            }
        }
        return since;
    }

    private static boolean mayBeShown(Commitment commitment, Payment payment) {
        LocalDate on = payment.valueDate();
        return !payment.isStated()
                && commitment.paidBefore().stream()
                        .anyMatch(p -> p.isStated() && !on.isBefore(p.earliest()) && !on.isAfter(p.valueDate()));
    }

    private static long stated(Stream<Payment> payments) {
        return payments.filter(Payment::isStated).mapToLong(Payment::minor).sum();
    }

    /**
     * Up to the day of the next commitment: that day's payments are the next one's if the older one was past its own date by
     * then, and may have paid the older one before if it was not.
     */
    private LocalDate lastDay(Commitment commitment, Instalment instalment, @Nullable Commitment next) {
        LocalDate last = commitment.lastDay().apply(instalment).orElse(LocalDate.MAX);
        if (next == null) {
            return last;
        }
        LocalDate then = file.dayOf(next.madeAt());
        LocalDate own = commitment.ownDay().apply(instalment);
        LocalDate most = own.isBefore(then) ? then.minusDays(1) : then;
        return most.isBefore(last) ? most : last;
    }
}

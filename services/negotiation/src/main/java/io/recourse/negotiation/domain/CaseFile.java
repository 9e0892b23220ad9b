package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.negotiation.domain.Promise.Verdict;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.time.Pauses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case that hold in every state after opening.
 *
 * @param limitationEndsAt from this instant on the claim is time-barred, as last heard from the ledger; null while unknown
 * @param dealings what was offered and agreed; null while nothing was
 * @param coDebtors who else owes; null if nobody does, or the case was opened before that was kept
 * @param oldestUnpaidDue due day of the oldest unpaid instalment the ledger knows, possibly to come; null if it knows none,
 *     or nothing was heard of it since that is kept
 * @param contractZone IANA zone of the contract, in which days past due are counted; null in rows of before it was kept
 * @param rested since when those who owe should have been left alone, as they told; null while nobody did
 * @param episodesOf what it is among the episodes of its account; null while it is the only one
 * @param contactsForgotten how many contacts there were before those that are kept; null while all are
 * @param answers for which contact and escalation rest, or did, until a person had read them, the 20 that end last; null while there is none
 */
public record CaseFile(
        String caseId,
        String lender,
        Debtor debtor,
        Balance balance,
        Pauses pauses,
        List<Payment> payments,
        List<Promise> promises,
        List<Attempt> attempts,
        @Nullable Instant limitationEndsAt,
        @Nullable Dealings dealings,
        @Nullable CoDebtors coDebtors,
        @Nullable LocalDate oldestUnpaidDue,
        @Nullable ZoneId contractZone,
        @Nullable List<Rested> rested,
        @Nullable Integer contactsForgotten,
        @Nullable List<HeldAnswer> answers,
        @Nullable Episodes episodesOf) {

    /** More has nobody to read of one case at a time; a row has room for so many. */
    private static final int MOST_ANSWERS = 20;

    /** So many of the latest contacts are kept: more than anybody still has something to say about. */
    static final int MOST_CONTACTS = 400;

    /** So many payments are kept that nothing counts any more. */
    static final int MOST_PAYMENTS = 200;

    public CaseFile {
        rested = rested == null || rested.isEmpty() ? null : List.copyOf(rested);
        payments = List.copyOf(payments);
        promises = List.copyOf(promises);
        attempts = List.copyOf(attempts);
        answers = answers == null || answers.isEmpty() ? null : List.copyOf(answers);
    }

    static CaseFile opened(String caseId, CaseEvent.FileOpened e) {
        return new CaseFile(
                caseId,
                e.lender(),
                e.debtor(),
                e.balance(),
                Pauses.none(),
                List.of(),
                List.of(),
                List.of(),
                e.limitationEndsAt(),
                null,
                e.coDebtors() == null || e.coDebtors().isEmpty() ? null : new CoDebtors(e.coDebtors(), List.of()),
                e.oldestUnpaidDue(),
                e.contractZone(),
                null,
                null,
                null,
                null);
    }

    Episodes episodes() {
        return episodesOf == null ? Episodes.ONE : episodesOf;
    }

    CaseFile among(UnaryOperator<Episodes> change) {
        Episodes now = change.apply(episodes());
        return with(parts -> parts.episodesOf = now.equals(Episodes.ONE) ? null : now);
    }

    /** Names the debt over the episodes of its account; null if that is the case itself. */
    public @Nullable String named() {
        return episodes().debt();
    }

    /** Names the debt over all episodes of its account. */
    String debt() {
        String named = named();
        return named == null ? caseId : named;
    }

    /** What a party told. */
    Rested rested(String party) {
        return (rested == null ? List.<Rested>of() : rested)
                .stream()
                        .filter(r -> r.party().equals(party))
                        .findFirst()
                        .orElse(new Rested(party, List.of(), List.of()));
    }

    /** It always tells all of it. */
    CaseFile resting(Rested told) {
        List<Rested> others = (rested == null ? List.<Rested>of() : rested)
                .stream().filter(r -> !r.party().equals(told.party())).toList();
        return with(parts ->
                parts.rested = Stream.concat(others.stream(), told.saysNothing() ? Stream.of() : Stream.of(told))
                        .sorted(Comparator.comparing(Rested::party))
                        .toList());
    }

    List<HeldAnswer> heldAnswers() {
        return answers == null ? List.of() : answers;
    }

    Optional<HeldAnswer> heldAnswer(String taskId) {
        return heldAnswers().stream().filter(a -> a.taskId().equals(taskId)).findFirst();
    }

    /** Whether somebody still has to read an answer for which contact and escalation rest. */
    boolean waitsForReader(Instant now) {
        return heldAnswers().stream().anyMatch(a -> now.isBefore(a.ends()));
    }

    /** Beyond {@link #MOST_ANSWERS} the one that ended first is forgotten: one that holds goes on holding while another has ended. */
    CaseFile holding(HeldAnswer answer) {
        List<HeldAnswer> all = new ArrayList<>(plus(heldAnswers(), answer));
        if (all.size() > MOST_ANSWERS) {
            all.remove(Collections.min(all, Comparator.comparing(HeldAnswer::ends)));
        }
        return with(parts -> parts.answers = List.copyOf(all));
    }

    CaseFile readAnswer(String taskId, Instant at) {
        return with(parts -> parts.answers = heldAnswers().stream()
                .map(a -> a.taskId().equals(taskId) ? a.read(at) : a)
                .toList());
    }

    /** In which days past due are counted; the debtor's where nobody told the contract's. */
    ZoneId zoneOfDpd() {
        return contractZone == null ? debtor.zone() : contractZone;
    }

    /** The debtor's day of an instant: promises, offers and mandates count in those. */
    LocalDate dayOf(Instant at) {
        return LocalDays.dateOf(at, debtor.zone());
    }

    Optional<Payment> payment(String paymentId) {
        return payments.stream().filter(p -> p.paymentId().equals(paymentId)).findFirst();
    }

    /** Those that are there: the rest of one of which a part goes back is told before it goes back itself. */
    List<Payment> standingPayments() {
        Map<String, Integer> latest = new HashMap<>();
        payments.forEach(p -> latest.merge(p.rest().payment(), p.rest().returns(), Math::max));
        return payments.stream()
                .filter(p -> !p.voided()
                        && Objects.equals(
                                latest.get(p.rest().payment()), p.rest().returns()))
                .toList();
    }

    /** What statements of that day and later showed and no payment explained since, minor units. */
    long statedMoney(LocalDate first) {
        return payments.stream()
                .filter(p -> p.isShownSince(first))
                .mapToLong(Payment::minor)
                .sum();
    }

    /** What was told as paid on that day or later and is there, minor units. */
    long toldMoney(LocalDate first) {
        return standingPayments().stream()
                .filter(p -> !p.isStated() && !p.valueDate().isBefore(first))
                .mapToLong(Payment::minor)
                .sum();
    }

    /** What was owed again before is paid by it first: a payment that was told came late into the host's books. */
    CaseFile stated(Payment money) {
        long again = owedAgain();
        long explained = Math.min(again, money.minor());
        CaseFile left = owingAgain(again - explained, money.valueDate());
        return explained == money.minor() ? left : left.paid(money.less(explained));
    }

    /** The latest of it first, and none of before that day, if there is one; what goes beyond it is owed again. */
    CaseFile unstated(long minor, LocalDate on, @Nullable LocalDate since) {
        LocalDate first = since == null ? LocalDate.MIN : since;
        List<Payment> left = new ArrayList<>(payments);
        long gone = minor;
        for (int i = left.size() - 1; i >= 0 && gone > 0; i--) {
            Payment stated = left.get(i);
            if (stated.isShownSince(first)) {
                left.set(i, stated.less(gone));
                gone -= Math.min(gone, stated.minor());
            }
        }
        return paying(left).owingAgain(owedAgain() + gone, on);
    }

    /** What statements showed as owed again though nobody told of a return, minor units. */
    long owedAgain() {
        return payment(Payment.OWED_AGAIN).map(Payment::minor).orElse(0L);
    }

    private CaseFile owingAgain(long minor, LocalDate on) {
        Stream<Payment> others = payments.stream().filter(p -> !p.paymentId().equals(Payment.OWED_AGAIN));
        Stream<Payment> again =
                minor > 0 ? Stream.of(new Payment(Payment.OWED_AGAIN, minor, on, true, null, on)) : Stream.empty();
        return paying(Stream.concat(others, again).toList());
    }

    Optional<Promise> promise(String promiseId) {
        return promises.stream().filter(p -> p.promiseId().equals(promiseId)).findFirst();
    }

    Optional<Promise> livePromise() {
        return promises.stream().filter(p -> p.verdict() == Verdict.LIVE).findFirst();
    }

    Optional<Attempt> attempt(String attemptId) {
        return attempts.stream().filter(a -> a.attemptId().equals(attemptId)).findFirst();
    }

    /** Whether somebody has said how a contact ended: whoever still has leave for it makes no second one of it. */
    public boolean isOver(String attemptId) {
        return attempt(attemptId).map(Attempt::outcome).isPresent();
    }

    /** Whether that cannot be how a contact ended, which ended otherwise: there were two. */
    public boolean endedOtherwise(String attemptId, ContactOutcome told) {
        return attempt(attemptId)
                .filter(a -> a.outcome() != told && !a.takes(told))
                .isPresent();
    }

    /** When a contact was granted; null if there is none of that name. */
    public @Nullable Instant grantedAt(String attemptId) {
        return attempt(attemptId).map(Attempt::at).orElse(null);
    }

    int brokenPromises() {
        return (int)
                promises.stream().filter(p -> p.verdict() == Verdict.BROKEN).count();
    }

    /** Promises and agreements, in the episodes before as well. */
    int brokenOfDebt() {
        return episodes().brokenBefore() + brokenPromises() + dealt().broken();
    }

    /** The last day that had begun before an instant. */
    LocalDate lastDayBefore(Instant at) {
        return dayOf(at.minusNanos(1));
    }

    /** Without what came after it: payments of later days, and answers that hold something after it. */
    CaseFile upTo(Instant end) {
        LocalDate last = lastDayBefore(end);
        return with(parts -> {
            parts.payments =
                    payments.stream().filter(p -> !p.earliest().isAfter(last)).toList();
            parts.answers =
                    heldAnswers().stream().filter(a -> !a.ends().isAfter(end)).toList();
        });
    }

    CaseFile owing(Balance now) {
        return with(parts -> parts.balance = now);
    }

    CaseFile pausing(Pauses now) {
        return with(parts -> parts.pauses = now);
    }

    CaseFile barredFrom(Instant endsAt) {
        return with(parts -> parts.limitationEndsAt = endsAt);
    }

    CaseFile overdueFrom(@Nullable LocalDate oldestDue) {
        return with(parts -> parts.oldestUnpaidDue = oldestDue);
    }

    /** Unenforceable from 24:00 of limitation's last day on (民法典 art. 192); a case whose end was never told is held to live. */
    boolean timeBarred(Instant at) {
        return limitationEndsAt != null && !at.isBefore(limitationEndsAt);
    }

    /**
     * Nothing counts what was paid before the debtor first committed himself. Of that the oldest heard is forgotten beyond {@link
     * #MOST_PAYMENTS}: taken back, it moves the balance and nothing else.
     */
    CaseFile paid(Payment payment) {
        List<Payment> all = plus(payments, payment);
        int over = all.size() - MOST_PAYMENTS;
        if (over <= 0) {
            return paying(all);
        }
        LocalDate counted = firstCommitment().map(this::dayOf).orElse(LocalDate.MAX);
        List<Payment> kept = new ArrayList<>();
        for (Payment each : all) {
            if (over > 0 && each.valueDate().isBefore(counted)) {
                over--;
            } else {
                kept.add(each);
            }
        }
        return paying(kept);
    }

    private Optional<Instant> firstCommitment() {
        return Stream.of(
                        promises.stream().map(Promise::madeAt),
                        dealt().agreements().stream().map(Agreement::agreedAt),
                        dealt().proposed().stream().map(PromiseProposal::madeAt))
                .flatMap(Function.identity())
                .min(Instant::compareTo);
    }

    CaseFile takenBack(String paymentId) {
        return paying(payments.stream()
                .map(p -> p.paymentId().equals(paymentId) ? p.taken() : p)
                .toList());
    }

    CaseFile promised(Promise promise) {
        return promising(plus(promises, promise));
    }

    CaseFile judged(String promiseId, Verdict verdict) {
        return promising(promises.stream()
                .map(p -> p.promiseId().equals(promiseId) ? p.judged(verdict) : p)
                .toList());
    }

    /** Beyond {@link #MOST_CONTACTS} the oldest is only counted. */
    CaseFile attempted(Attempt attempt) {
        List<Attempt> all = plus(attempts, attempt);
        int over = Math.max(0, all.size() - MOST_CONTACTS);
        CaseFile kept = attempting(all.subList(over, all.size()));
        return over == 0 ? kept : kept.forgetting(over);
    }

    /** How many there were. */
    int contacts() {
        return attempts.size() + (contactsForgotten == null ? 0 : contactsForgotten);
    }

    /** Whether a contact of that name may be one of those that are only counted; contacts with third persons no case keeps. */
    boolean mayHaveForgotten(String attemptId) {
        return contactsForgotten != null && !attemptId.startsWith(ThirdPerson.CONTACTS);
    }

    CaseFile forgetting(int contacts) {
        return with(parts -> parts.contactsForgotten = (contactsForgotten == null ? 0 : contactsForgotten) + contacts);
    }

    CaseFile ended(String attemptId, ContactOutcome outcome, Instant at) {
        return attempting(attempts.stream()
                .map(a -> a.attemptId().equals(attemptId) ? a.ended(outcome, at) : a)
                .toList());
    }

    /** If the contact was the notice of a debit, what became of that. */
    CaseFile noticing(ContactResult result) {
        return dealt().debiting().notice(result.attemptId()).isEmpty()
                ? this
                : dealing(d ->
                        d.debiting(a -> a.noticing(result.attemptId(), n -> n.ended(result.outcome(), result.at()))));
    }

    CaseFile notSent(String attemptId, String rule) {
        return attempting(attempts.stream()
                .map(a -> a.attemptId().equals(attemptId) ? a.notSent(rule) : a)
                .toList());
    }

    CaseFile answered(String attemptId, boolean withWords, Instant when) {
        return attempting(attempts.stream()
                .map(a -> a.attemptId().equals(attemptId) ? a.answered(withWords, when) : a)
                .toList());
    }

    CaseFile noContact(String attemptId, Instant from) {
        return attempting(attempts.stream()
                .map(a -> a.attemptId().equals(attemptId) ? a.noContact(from) : a)
                .toList());
    }

    Dealings dealt() {
        return dealings == null ? Dealings.NONE : dealings;
    }

    /** The debtor committed himself to pay, and there is time left. */
    boolean isCommitted() {
        return livePromise().isPresent() || dealt().live().isPresent();
    }

    CaseFile dealing(UnaryOperator<Dealings> change) {
        return with(parts -> parts.dealings = change.apply(dealt()));
    }

    CoDebtors others() {
        return coDebtors == null ? CoDebtors.NONE : coDebtors;
    }

    /** The debtor and who owes besides. */
    public List<String> owedBy() {
        return Stream.concat(Stream.of(debtor.party()), others().parties().stream())
                .toList();
    }

    /** True of the debtor and of who owes besides. */
    public boolean isOwedBy(String party) {
        return owedBy().contains(party);
    }

    /** Whom a contact went to; contacts with third persons, which no case keeps, are about the debtor. */
    public String contacted(String attemptId) {
        return attempt(attemptId).map(Attempt::party).orElse(debtor.party());
    }

    CaseFile asking(UnaryOperator<CoDebtors> change) {
        CoDebtors now = change.apply(others());
        return with(parts -> parts.coDebtors = now.equals(CoDebtors.NONE) ? null : now);
    }

    private CaseFile paying(List<Payment> now) {
        return with(parts -> parts.payments = now);
    }

    private CaseFile promising(List<Promise> now) {
        return with(parts -> parts.promises = now);
    }

    private CaseFile attempting(List<Attempt> now) {
        return with(parts -> parts.attempts = now);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    /** The same but for what is changed of its parts. */
    private CaseFile with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.file();
    }

    /** What may change of it, while it changes. */
    private static final class Parts {
        private final CaseFile file;
        private Balance balance;
        private Pauses pauses;
        private List<Payment> payments;
        private List<Promise> promises;
        private List<Attempt> attempts;
        private @Nullable Instant limitationEndsAt;
        private @Nullable Dealings dealings;
        private @Nullable CoDebtors coDebtors;
        private @Nullable LocalDate oldestUnpaidDue;
        private @Nullable List<Rested> rested;
        private @Nullable Integer contactsForgotten;
        private @Nullable List<HeldAnswer> answers;
        private @Nullable Episodes episodesOf;

        Parts(CaseFile file) {
            this.file = file;
            this.balance = file.balance;
            this.pauses = file.pauses;
            this.payments = file.payments;
            this.promises = file.promises;
            this.attempts = file.attempts;
            this.limitationEndsAt = file.limitationEndsAt;
            this.dealings = file.dealings;
            this.coDebtors = file.coDebtors;
            this.oldestUnpaidDue = file.oldestUnpaidDue;
            this.rested = file.rested;
            this.contactsForgotten = file.contactsForgotten;
            this.answers = file.answers;
            this.episodesOf = file.episodesOf;
        }

        CaseFile file() {
            return new CaseFile(
                    file.caseId,
                    file.lender,
                    file.debtor,
                    balance,
                    pauses,
                    payments,
                    promises,
                    attempts,
                    limitationEndsAt,
                    dealings,
                    coDebtors,
                    oldestUnpaidDue,
                    file.contractZone,
                    rested,
                    contactsForgotten,
                    answers,
                    episodesOf);
        }
    }
}

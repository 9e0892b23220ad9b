package io.recourse.negotiation.domain;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.negotiation.domain.Agreement.Standing;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.NegotiationPolicy.Basis;
import io.recourse.negotiation.domain.Promise.Verdict;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.time.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When things of a case fall due. All of it is business time: an open pause holds it (empty), an ended one shifts it by
 * the paused time. A case that merely may not be contacted is not held, or it would never come to an end.
 */
final class Timetable {

    /** Why nobody is asked for what is paid. */
    static final String NOTHING_OWED = "nothing-owed";

    /** Why nobody is contacted while a dispute, a hardship or the like is open. */
    static final String CONTACT_PAUSED = "contact-paused";

    /** Why a contact waits until a person has read what its debtor said. */
    static final String ANSWER_WAITS = "answer-waits";

    /** Why a contact waits while a promise is open. */
    static final String PROMISE_LIVE = "promise-live";

    /** Why a contact waits while an agreement is kept. */
    static final String AGREEMENT_LIVE = "agreement-live";

    /** Why a contact waits after the last day of a promise or an agreement. */
    static final String ESCALATION_RESTS = "escalation-rests";

    /** When talks are over, and counted from what. */
    record End(Instant at, String basis) {}

    private final NegotiationPolicy policy;
    private final Map<String, WorkingDays> workingDays;

    Timetable(NegotiationPolicy policy, Map<String, WorkingDays> workingDaysByJurisdiction) {
        this.policy = policy;
        this.workingDays = Map.copyOf(workingDaysByJurisdiction);
    }

    static Pauses freezing(CaseFile file) {
        return new Pauses(file.pauses().list().stream()
                .filter(p -> !p.reason().equals(PauseReason.CEASE_CONTACT.name()))
                .toList());
    }

    static boolean contactCeased(CaseFile file, Instant at) {
        return file.pauses().openAt(at).stream().anyMatch(p -> p.reason().equals(PauseReason.CEASE_CONTACT.name()));
    }

    Optional<Instant> start(CaseFile file, Plan plan) {
        return unpaused(file, plan.startAt());
    }

    /** When the step itself falls due, whatever became of the ones before it. */
    Optional<Instant> stepDue(Talking talk, int index) {
        Step step = talk.plan().steps().get(index);
        return ownDue(talk, step)
                .flatMap(at -> resumed(talk.file(), at))
                .flatMap(at -> workable(talk.file(), step, at));
    }

    /** When the first of the steps after the next one falls due. A step moved to a working day may be overtaken by it. */
    Optional<Instant> successorDue(Talking talk) {
        return IntStream.range(talk.ladder().next() + 1, talk.plan().steps().size())
                .mapToObj(index -> stepDue(talk, index))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** When the ladder is looked at: the next step falls due, the party's budget allows it again, or it is overtaken. */
    Optional<Instant> nextAsk(Talking talk) {
        if (talk.ladder().next() >= talk.plan().steps().size()) {
            return Optional.empty();
        }
        Instant retryAt = talk.ladder().retryAt();
        Optional<Instant> due = stepDue(talk, talk.ladder().next());
        Optional<Instant> own = retryAt == null
                ? due
                : due.flatMap(
                        at -> anew(talk.file(), step(talk), later(at, retryAt), then -> isWorthTaking(talk, then)));
        return Stream.of(own, successorDue(talk)).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** Whether the next step is still worth taking then. */
    boolean isWorthTaking(Talking talk, Instant at) {
        return Stream.of(shelfEnd(talk), successorDue(talk), exhausts(talk).map(End::at))
                .flatMap(Optional::stream)
                .allMatch(at::isBefore);
    }

    /** From when on the next step is not worth taking any more. */
    Optional<Instant> shelfEnd(Talking talk) {
        Optional<Instant> due = stepDue(talk, talk.ladder().next());
        return due.flatMap(
                at -> after(talk.file(), at, Duration.ofDays(step(talk).shelfLifeDays())));
    }

    /** Until when a promise or an agreement sets talks going again; empty while a pause holds it. */
    Optional<Instant> resumable(Exhausted over) {
        return endOf(over.file(), resumableDay(over), over.at());
    }

    /**
     * The last day of it, as if nothing paused the case from now on. A day that a pause cut short counts only where it is today's: a
     * pause that is open moves the day on by what is left of it, and would have it count twice.
     */
    LocalDate resumableDay(Exhausted over, Instant now) {
        CaseFile file = over.file();
        Instant end = LocalDays.endOf(resumableDay(over), file.debtor().zone())
                .plus(freezing(file).pausedBetween(over.at(), now));
        LocalDate last = file.dayOf(end).minusDays(1);
        LocalDate today = file.dayOf(now);
        return last.isBefore(today) ? today : last;
    }

    private LocalDate resumableDay(Exhausted over) {
        return over.file().dayOf(over.at()).plusDays(policy.exhaustion().resumesWithinDays());
    }

    /**
     * When a step may be asked for again that did not go out: at the time of steps, on the day after its grant, whenever that was
     * heard.
     */
    Instant again(CaseFile file, Step step, Instant grantedAt) {
        ZoneId zone = file.debtor().zone();
        return workingTime(
                file, step, atStepTime(LocalDays.dateOf(grantedAt, zone).plusDays(1), zone));
    }

    /** By when a person is to have read what was heard: at the time of steps, some working days after. */
    Instant readBy(CaseFile file, Instant heard) {
        ZoneId zone = file.debtor().zone();
        LocalDate day = calendar(file)
                .plusWorkingDays(LocalDays.dateOf(heard, zone), policy.answers().readWithinWorkingDays());
        return atStepTime(day, zone);
    }

    /**
     * Why escalation rests.
     *
     * @return the rule; null if it does not rest, or only as a pause holds it
     */
    @Nullable
    String restsBy(CaseFile file, Instant now) {
        if (file.waitsForReader(now)) {
            return ANSWER_WAITS;
        }
        if (file.dealt().live().isPresent()) {
            return AGREEMENT_LIVE;
        }
        if (file.livePromise().isPresent()) {
            return PROMISE_LIVE;
        }
        return resumed(file, now).filter(now::isBefore).isPresent() ? ESCALATION_RESTS : null;
    }

    /**
     * Why what was asked for may not follow any more, be it a contact or the way to court: the facts may have changed since the ask.
     * What rests escalation is judged as of it; how long the answer was on its way changes nothing.
     *
     * @return the rule; null if it may follow
     */
    @Nullable
    String heldBy(Talking talk, Instant now) {
        CaseFile file = talk.file();
        if (file.balance().settled()) {
            return NOTHING_OWED;
        }
        if (freezing(file).pausedAt(now)) {
            return CONTACT_PAUSED;
        }
        return restsBy(file, Objects.requireNonNullElse(talk.ladder().askedAt(), now));
    }

    /** When an ask that nobody answered is given up. */
    Optional<Instant> answerDue(Talking talk) {
        Instant askedAt = talk.ladder().askedAt();
        return askedAt == null
                ? Optional.empty()
                : after(talk.file(), askedAt, Duration.ofHours(policy.answerWithinHours()));
    }

    /** From when on a step that a co-debtor has not had yet is not worth taking any more. */
    Optional<Instant> shelfEnd(CaseFile file, Instant dueAt, Step step) {
        return after(file, dueAt, Duration.ofDays(step.shelfLifeDays()));
    }

    /** When a co-debtor may be asked again, or its ask is given up. */
    Optional<Instant> answerDue(CaseFile file, CoDebtors.Ask ask) {
        Instant retryAt = ask.retryAt();
        return retryAt == null
                ? after(file, ask.askedAt(), Duration.ofHours(policy.answerWithinHours()))
                : anew(file, ask.step(), retryAt, then -> shelfEnd(file, ask.dueAt(), ask.step())
                        .filter(then::isBefore)
                        .isPresent());
    }

    static Step step(Talking talk) {
        return talk.plan().steps().get(talk.ladder().next());
    }

    /**
     * Last day whose value date keeps the promise. Its last date, later if a pause stood in between; a day that a pause
     * cut short counts whole.
     */
    Optional<LocalDate> lastDay(CaseFile file, Promise promise) {
        return lastDay(file, promise.lastDate(), promise.madeAt());
    }

    /** Likewise of anything that is to be done up to a day. */
    Optional<LocalDate> lastDay(CaseFile file, LocalDate day, Instant from) {
        ZoneId zone = file.debtor().zone();
        return freezing(file)
                .shift(LocalDays.endOf(day, zone), from)
                .map(end -> LocalDays.dateOf(end.minusNanos(1), zone));
    }

    /** 24:00 of it, debtor-local. */
    Optional<Instant> endOf(CaseFile file, LocalDate day, Instant from) {
        return lastDay(file, day, from)
                .map(last -> LocalDays.endOf(last, file.debtor().zone()));
    }

    /** 24:00 of the last day, grace included, on which a payment is in time for an instalment. */
    Optional<Instant> agreedUntil(CaseFile file, Agreement agreement, Instalment instalment) {
        return graceEnds(file, agreement, instalment)
                .map(last -> LocalDays.endOf(last, file.debtor().zone()));
    }

    /**
     * The day up to which it is to be paid, grace included, were there no pause. What is due on a day on which nobody works is in
     * time on the next on which people do (民法典 art. 203); the grace comes after that.
     */
    LocalDate ownDay(CaseFile file, Agreement agreement, Instalment instalment) {
        LocalDate due = instalment.dueOn();
        LocalDate paidBy = agreement.type().isInKind() ? due : calendar(file).next(due);
        return paidBy.plusDays(agreement.graceDays());
    }

    /**
     * Last day of it. Whose account was debited has done his part, until the ledger should have heard of the money; so has who was
     * told in writing of a later day on which it will be.
     */
    Optional<LocalDate> graceEnds(CaseFile file, Agreement agreement, Instalment instalment) {
        int index = agreement.instalments().indexOf(instalment);
        return lastDay(file, ownDay(file, agreement, instalment), agreement.agreedAt())
                .map(last ->
                        booked(file.dealt().debiting(), agreement, index).reduce(last, (a, b) -> b.isAfter(a) ? b : a));
    }

    private static Stream<LocalDate> booked(AutoDebit debiting, Agreement agreement, int index) {
        return Stream.concat(
                        debiting.of(agreement, index).stream()
                                .filter(debit -> debit.mayHaveMoved() || debit.isClarified())
                                .map(Debit::bookedBy),
                        debiting.notices(agreement, index).stream()
                                .filter(notice -> !notice.isOver())
                                .map(DebitNotice::bookedBy))
                .filter(Objects::nonNull);
    }

    /** 24:00 of the promise's last day, debtor-local. */
    Optional<Instant> promiseEnds(CaseFile file, Promise promise) {
        return lastDay(file, promise)
                .map(day -> LocalDays.endOf(day, file.debtor().zone()));
    }

    /**
     * Days without result; a kept promise or plan is one, and either holds the end back until escalation resumes. So is a payment that
     * is large enough by itself.
     */
    Optional<End> exhausts(Talking talk) {
        CaseFile file = talk.file();
        Optional<End> end = counted(talk);
        for (Promise kept : file.promises()) {
            if (kept.verdict() == Verdict.KEPT) {
                end = latest(end, promiseEnds(file, kept).flatMap(at -> counted(talk, at, "days-since-kept-promise")));
            }
        }
        for (Agreement kept : file.dealt().agreements()) {
            if (kept.standing() == Standing.KEPT) {
                end = latest(
                        end,
                        agreedUntil(file, kept, kept.last()).flatMap(at -> counted(talk, at, "days-since-kept-plan")));
            }
        }
        for (Payment paid : file.payments()) {
            if (policy.exhaustion().isResult(paid)) {
                Instant at = LocalDays.endOf(paid.valueDate(), file.debtor().zone());
                end = latest(end, counted(talk, at, "days-since-payment"));
            }
        }
        return end.flatMap(
                e -> resumed(file, e.at()).flatMap(at -> unpaused(file, at)).map(at -> new End(at, e.basis())));
    }

    /** Whether they were over by then, whatever has come after it: what is told late of before may change that. */
    boolean wereOver(Talking talk, Instant at) {
        return exhausts(talk.with(talk.file().upTo(at)))
                .filter(end -> !end.at().isAfter(at))
                .isPresent();
    }

    private Optional<End> counted(Talking talk) {
        LocalDate due = talk.file().oldestUnpaidDue();
        if (policy.exhaustion().basis() == Basis.DAYS_PAST_DUE && due != null) {
            Instant late = LocalDays.startOfDpd(
                    due, policy.exhaustion().opensByDpd(), talk.file().zoneOfDpd());
            if (late.isAfter(talk.startedAt())) {
                return counted(talk, late, talk.file().zoneOfDpd(), "days-past-due");
            }
        }
        return counted(talk, talk.startedAt(), "days-since-start");
    }

    private static Optional<End> counted(Talking talk, Instant from, String basis) {
        return counted(talk, from, talk.file().debtor().zone(), basis);
    }

    /** @param zone whose days are counted: what is past due is so by the contract's */
    private static Optional<End> counted(Talking talk, Instant from, ZoneId zone, String basis) {
        Instant due = from.atZone(zone).plusDays(talk.plan().exhaustAfterDays()).toInstant();
        return freezing(talk.file()).shift(due, from).map(at -> new End(at, basis));
    }

    private static Optional<End> latest(Optional<End> a, Optional<End> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        return b.get().at().isAfter(a.get().at()) ? b : a;
    }

    private Optional<Instant> ownDue(Talking talk, Step step) {
        ZoneId zone = talk.file().debtor().zone();
        LocalDate day = LocalDays.dateOf(talk.startedAt(), zone).plusDays(step.day());
        Instant nominal = later(talk.startedAt(), atStepTime(day, zone));
        return freezing(talk.file()).shift(nominal, talk.startedAt()).map(at -> workingTime(talk.file(), step, at));
    }

    /** What was denied is asked for again on a working day if a person takes it, unless it is not worth taking by then. */
    private Optional<Instant> anew(CaseFile file, Step step, Instant at, Predicate<Instant> isWorthTaking) {
        return workable(file, step, at).filter(isWorthTaking).or(() -> unpaused(file, at));
    }

    /** Neither while a pause holds it nor, if a person takes it, on a day off: the one may end within the other. */
    private Optional<Instant> workable(CaseFile file, Step step, Instant at) {
        Optional<Instant> free = unpaused(file, at);
        return free.flatMap(then -> {
            Instant working = workingTime(file, step, then);
            return working.equals(then) ? free : workable(file, step, working);
        });
    }

    /** That instant, or the time of steps on the next working day if a person takes it and that is a day off. */
    private Instant workingTime(CaseFile file, Step step, Instant at) {
        if (!policy.humanChannels().contains(step.channel())) {
            return at;
        }
        ZoneId zone = file.debtor().zone();
        LocalDate day = LocalDays.dateOf(at, zone);
        LocalDate working = calendar(file).next(day);
        return working.equals(day) ? at : atStepTime(working, zone);
    }

    /**
     * Not before escalation resumes: the first working day after a promise's last day, or after that of the instalment that broke a plan or is
     * its last. However it ends, there is no second grace. Nor before a person has read what the debtor said, if that holds it.
     */
    Optional<Instant> resumed(CaseFile file, Instant at) {
        ZoneId zone = file.debtor().zone();
        Instant resumed = at;
        for (Promise promise : file.promises()) {
            if (promise.verdict() == Verdict.INVALIDATED) {
                continue;
            }
            Optional<LocalDate> last = lastDay(file, promise);
            if (last.isEmpty()) {
                return Optional.empty();
            }
            resumed = later(resumed, atStepTime(calendar(file).next(last.get().plusDays(1)), zone));
        }
        for (Agreement agreement : file.dealt().agreements()) {
            if (agreement.isReplaced()) {
                continue;
            }
            Optional<LocalDate> last = graceEnds(file, agreement, agreement.last());
            if (last.isEmpty()) {
                return Optional.empty();
            }
            resumed = later(resumed, atStepTime(calendar(file).next(last.get().plusDays(1)), zone));
        }
        for (HeldAnswer answer : file.heldAnswers()) {
            resumed = later(resumed, answer.ends());
        }
        return Optional.of(resumed);
    }

    private WorkingDays calendar(CaseFile file) {
        return workingDays.getOrDefault(file.debtor().jurisdiction(), WorkingDays.weekendsOnly());
    }

    private Instant atStepTime(LocalDate day, ZoneId zone) {
        return day.atTime(policy.stepTime()).atZone(zone).toInstant();
    }

    static Optional<Instant> unpaused(CaseFile file, Instant at) {
        return freezing(file).shift(at, at);
    }

    private static Optional<Instant> after(CaseFile file, Instant from, Duration term) {
        return freezing(file).shift(from.plus(term), from);
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeAsked;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeEnded;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeGiven;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticePutOff;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.debit.DebitNoticeLaw;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the law of the debtor wants it, a debit that differs from the one before or from what was agreed is told in writing, its
 * amount and its day, and made no sooner than so many days later: 12 CFR 1005.10(d). The notice is a contact like others, asked of
 * the party's guard and worded by a template; a debit without one is left out. By e-mail goes only what the debtor agreed to have
 * so.
 */
final class DebitNotices {

    /** What it is for, as journals have it. */
    static final String NOTICE = "debit-notice";

    /** No step of a ladder is named so, and no contact that somebody asks for. */
    static final String CONTACTS = "notice/";

    /** Why a debit is not made. */
    static final String MISSING = "debit-notice-missing";

    static final String NOT_WANTED = "debit-notice-not-wanted";

    private final OfferPolicy policy;
    private final Map<String, DebitNoticeLaw> laws;
    private final DebitDays days;
    private final Dispatch dispatch;

    /** @param laws by jurisdiction; nothing is told where there is none */
    DebitNotices(OfferPolicy policy, Map<String, DebitNoticeLaw> laws, DebitDays days, Dispatch dispatch) {
        this.policy = policy;
        this.laws = Map.copyOf(laws);
        this.days = days;
        this.dispatch = dispatch;
    }

    /** Whether the debtor has to be told of it. */
    private boolean isWanted(CaseFile file, NextDebit next) {
        Mandate.Range range = next.mandate().range();
        if (!laws.containsKey(file.debtor().jurisdiction())
                || next.amount().minor() <= 0
                || range != null && range.covers(next.amount())) {
            return false;
        }
        return !next.amount().equals(next.agreed())
                || before(file, next.mandate())
                        .filter(last -> !last.equals(next.amount()))
                        .isPresent();
    }

    /** The transfer before it under the same mandate, made or perhaps made. */
    private static Optional<Money> before(CaseFile file, Mandate mandate) {
        return file.dealt().debiting().debits().stream()
                .filter(d -> d.mayHaveMoved() && d.until() != null && d.until().isAfter(mandate.givenAt()))
                .reduce((_, last) -> last)
                .map(Debit::amount);
    }

    private static Stream<DebitNotice> standing(CaseFile file, NextDebit next) {
        return file.dealt().debiting().noticed().stream()
                .filter(n -> !n.isOver() && n.isOf(next.agreement(), next.index(), next.mandate(), next.amount()));
    }

    /** Whether it may be debited on a day: nothing has to be told of it, or was told in time, and of that day. */
    boolean allow(CaseFile file, NextDebit next, LocalDate day) {
        return !isWanted(file, next) || standing(file, next).anyMatch(n -> covers(file, n, day));
    }

    private boolean covers(CaseFile file, DebitNotice notice, LocalDate day) {
        LocalDate on = notice.debitOn();
        Instant sentAt = notice.sentAt();
        if (on == null || sentAt == null) {
            return false;
        }
        LocalDate lawful = day(file, sentAt).plusDays(law(file).days());
        return !lawful.isAfter(on)
                && !day.isBefore(on)
                && !day.isAfter(on.plusDays(policy.debits().notices().coversDays()));
    }

    /**
     * When a debit is looked at: not before the day that its notice tells; empty while a notice is awaited.
     *
     * @param own when it is due by itself
     */
    Optional<Instant> due(CaseFile file, NextDebit next, Instant own) {
        if (!isWanted(file, next)) {
            return Optional.of(own);
        }
        Optional<Instant> told = told(file, next, own);
        if (told.isPresent()) {
            return told;
        }
        boolean awaited = standing(file, next).anyMatch(n -> !n.isSent()) || mayAsk(file, next, own);
        return awaited ? Optional.empty() : Optional.of(own);
    }

    private Optional<Instant> told(CaseFile file, NextDebit next, Instant own) {
        return standing(file, next)
                .filter(DebitNotice::isSent)
                .map(n -> Timetable.later(own, at(file, Objects.requireNonNull(n.debitOn(), "it was granted"))))
                .filter(at -> allow(file, next, day(file, at)))
                .min(Instant::compareTo);
    }

    /** When the party is asked for the notice of a debit; empty if none is wanted, or one was asked for. */
    Optional<Instant> asks(CaseFile file, NextDebit next, Instant own) {
        if (!isWanted(file, next) || told(file, next, own).isPresent()) {
            return Optional.empty();
        }
        Optional<DebitNotice> awaited =
                standing(file, next).filter(n -> !n.isSent()).findFirst();
        if (awaited.isPresent()) {
            return Optional.ofNullable(awaited.get().retryAt());
        }
        if (!mayAsk(file, next, own)) {
            return Optional.empty();
        }
        OfferPolicy.NoticeRule ours = policy.debits().notices();
        LocalDate first = day(file, own).minusDays((long) law(file).days() + ours.marginDays() + ours.leadDays());
        Instant known =
                Timetable.later(next.mandate().givenAt(), next.agreement().agreedAt());
        Instant from = Timetable.later(at(file, first), known);
        return file.dealt().debiting().notices(next.agreement(), next.index()).stream()
                .flatMap(n -> Stream.ofNullable(n.endedAt()))
                .map(ended -> at(file, day(file, ended).plusDays(1)))
                .reduce(Timetable::later)
                .map(tomorrow -> Timetable.later(from, tomorrow))
                .or(() -> Optional.of(from));
    }

    private boolean mayAsk(CaseFile file, NextDebit next, Instant own) {
        return !file.timeBarred(own)
                && file.dealt()
                                .debiting()
                                .notices(next.agreement(), next.index())
                                .size()
                        < policy.debits().notices().most()
                && channel(file, next).isPresent();
    }

    /**
     * By letter, unless the debtor agreed to mail and it did not fail for this instalment. What the guard denied for good is not
     * asked for again.
     */
    private Optional<Channel> channel(CaseFile file, NextDebit next) {
        List<DebitNotice> before = file.dealt().debiting().notices(next.agreement(), next.index());
        return Stream.of(Channel.EMAIL, Channel.LETTER)
                .filter(c -> c == Channel.LETTER || next.mandate().takesMail())
                .filter(c -> before.stream()
                        .noneMatch(n -> n.channel() == c && (n.isRefused() || c == Channel.EMAIL && n.isOver())))
                .filter(dispatch::sends)
                .findFirst();
    }

    /** Asks the party for a unit; its deadline names the mandate. */
    Decision<CaseEvent> ask(CaseFile file, Deadline deadline, Instant now) {
        Mandate mandate = file.dealt().debiting().mandate(deadline.ref()).orElseThrow();
        NextDebit next = days.next(file, mandate).orElseThrow();
        Optional<DebitNotice> awaited =
                standing(file, next).filter(n -> !n.isSent()).findFirst();
        String noticeId = awaited.map(DebitNotice::noticeId)
                .orElse(CONTACTS + (file.dealt().debiting().noticed().size() + 1));
        Channel channel =
                awaited.map(DebitNotice::channel).or(() -> channel(file, next)).orElseThrow();
        Debtor debtor = file.debtor();
        return Decision.<CaseEvent>accept(new DebitNoticeAsked(
                        noticeId,
                        mandate.mandateId(),
                        next.agreement().offerId(),
                        next.index() + 1,
                        next.amount(),
                        channel,
                        now))
                .tell(
                        party(file),
                        new PartyInput.ContactAsked(
                                file.caseId(),
                                noticeId,
                                channel,
                                NOTICE,
                                file.lender(),
                                debtor.zone().getId(),
                                debtor.jurisdiction(),
                                file.episodes().debt()));
    }

    /** @param open whether the case may be debited at all */
    Decision<CaseEvent> granted(
            CaseFile file, DebitNotice notice, CaseInput.ContactGranted grant, boolean open, Instant now) {
        if (file.attempt(notice.noticeId()).isPresent()) {
            return Decision.nothing();
        }
        Optional<NextDebit> next = open && notice.isUnderWay() && now.isBefore(grant.until())
                ? stillWanted(file, notice, now)
                : Optional.empty();
        Optional<Instant> own = next.flatMap(n -> days.own(file, n));
        if (next.isEmpty() || own.isEmpty()) {
            return Decision.<CaseEvent>accept(
                            new GrantReturned(notice.noticeId(), NOT_WANTED),
                            new DebitNoticeEnded(notice.noticeId(), NOT_WANTED, now))
                    .tell(party(file), new PartyInput.ContactReturned(file.caseId(), notice.noticeId(), false));
        }
        return handOver(file, notice, next.get(), day(file, own.get()), now, grant.until());
    }

    private Optional<NextDebit> stillWanted(CaseFile file, DebitNotice notice, Instant now) {
        return Timetable.freezing(file).pausedAt(now)
                ? Optional.empty()
                : file.dealt()
                        .debiting()
                        .standing(day(file, now))
                        .flatMap(mandate -> days.next(file, mandate))
                        .filter(n ->
                                notice.isOf(n.agreement(), n.index(), n.mandate(), n.amount()) && isWanted(file, n));
    }

    private Decision<CaseEvent> handOver(
            CaseFile file, DebitNotice notice, NextDebit next, LocalDate dueOn, Instant now, Instant until) {
        OfferPolicy.NoticeRule ours = policy.debits().notices();
        LocalDate lawful = day(file, now).plusDays((long) law(file).days() + ours.marginDays());
        LocalDate debitOn = dueOn.isBefore(lawful) ? lawful : dueOn;
        LocalDate bookedBy =
                debitOn.plusDays((long) ours.coversDays() + policy.debits().bookedWithinDays());
        Debtor debtor = file.debtor();
        Step step = new Step(NOTICE, Tone.FRIENDLY, notice.channel(), 0, 1);
        TextChosen text = dispatch.notice(notice.noticeId(), notice.channel(), debtor);
        return dispatch.handOver(
                Decision.accept(
                        new Told(new ContactAttempted(
                                notice.noticeId(),
                                NOTICE,
                                step.tone(),
                                step.channel(),
                                debtor.party(),
                                debtor.zone().getId(),
                                now)),
                        text,
                        new DebitNoticeGiven(
                                notice.noticeId(),
                                notice.offerId(),
                                notice.index() + 1,
                                notice.amount(),
                                debitOn,
                                bookedBy,
                                now)),
                file,
                debtor,
                step,
                text,
                Map.of(
                        "debitAmount", notice.amount().text(),
                        "debitDate", debitOn.toString(),
                        "mandate", next.mandate().reference()),
                now,
                until);
    }

    static Decision<CaseEvent> denied(DebitNotice notice, CaseInput.ContactDenied denial, Instant now) {
        if (!notice.isUnderWay()) {
            return Decision.nothing();
        }
        Instant retryAt = denial.nextAllowedAt();
        return Decision.accept(
                retryAt == null
                        ? new DebitNoticeEnded(notice.noticeId(), denial.rule(), now)
                        : new DebitNoticePutOff(notice.noticeId(), denial.rule(), retryAt));
    }

    /**
     * Why a notice that waited for its channel is not to go out after all.
     *
     * @return the rule, null if it may
     */
    static @Nullable String bar(Known known, String noticeId, Instant now) {
        CaseFile file = known.file();
        AutoDebit debiting = file.dealt().debiting();
        boolean wanted = !(known instanceof Closed || known instanceof Exhausted)
                && DebitDays.live(file).isPresent()
                && debiting.notice(noticeId)
                        .filter(n -> n.isUnderWay()
                                && debiting.standing(day(file, now))
                                        .filter(m -> m.mandateId().equals(n.mandateId()))
                                        .isPresent())
                        .isPresent();
        return wanted ? null : NOT_WANTED;
    }

    /** What was told of it, and did not arrive after all. */
    static boolean cameBack(CaseFile file, Debit debit, Mandate mandate) {
        List<DebitNotice> told = file.dealt().debiting().noticed().stream()
                .filter(n -> n.offerId().equals(debit.offerId())
                        && n.index() == debit.index()
                        && n.mandateId().equals(mandate.mandateId())
                        && n.amount().equals(debit.amount()))
                .toList();
        return !told.isEmpty() && told.stream().noneMatch(DebitNotice::isSent);
    }

    private DebitNoticeLaw law(CaseFile file) {
        return Objects.requireNonNull(laws.get(file.debtor().jurisdiction()), "what wants it told");
    }

    private Instant at(CaseFile file, LocalDate day) {
        return days.at(day, file.debtor().zone());
    }

    private static LocalDate day(CaseFile file, Instant at) {
        ZoneId zone = file.debtor().zone();
        return LocalDays.dateOf(at, zone);
    }

    private static SubjectId party(CaseFile file) {
        return new SubjectId(PartyDecider.KIND, file.debtor().party());
    }
}

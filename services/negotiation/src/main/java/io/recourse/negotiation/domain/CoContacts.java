package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorAskDenied;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorAsked;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorDropped;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorReturned;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorSpared;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.ContactDenied;
import io.recourse.negotiation.domain.CaseInput.ContactGranted;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.CoDebtors.Ask;
import io.recourse.negotiation.domain.PartyInput.ContactAsked;
import io.recourse.negotiation.domain.PartyInput.ContactReturned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps that go to co-debtors as well, each by its own party's budget, hours and wishes; neither ladder nor debtor waits for them. */
final class CoContacts {

    static final String CO_DEBTOR = "co-debtor";

    static final String RELEASED = "co-debtor-released";

    private final NegotiationPolicy policy;
    private final Timetable timetable;
    private final Dispatch dispatch;

    CoContacts(NegotiationPolicy policy, Timetable timetable, Dispatch dispatch) {
        this.policy = policy;
        this.timetable = timetable;
        this.dispatch = dispatch;
    }

    /**
     * Asks every co-debtor for the step with which the debtor is first asked for it.
     *
     * @param attemptId the debtor's
     */
    Decision.Accepted<CaseEvent> asking(
            Talking talk, Step step, String attemptId, Decision.Accepted<CaseEvent> debtors, Instant now) {
        if (talk.ladder().alsoAsked() != null || !policy.coDebtors().tones().contains(step.tone())) {
            return debtors;
        }
        Decision.Accepted<CaseEvent> all = debtors;
        int k = 0;
        for (String party : talk.file().others().parties()) {
            all = ask(talk.file(), new CoDebtorAsked(attemptId + "/" + ++k, party, step, now), all);
        }
        return all;
    }

    /** The name of the ask that the debtor got with it, or its own of a contact with the debtor. */
    static String ofDebtor(String attemptId) {
        int end = attemptId.indexOf('/');
        return end < 0 ? attemptId : attemptId.substring(0, end);
    }

    /** Another name for a further ask of the same step, of the same co-debtor: {@code firm-1/2} → {@code firm-1/2/2} → {@code firm-1/2/3}. */
    private static String anew(String attemptId) {
        String[] parts = attemptId.split("/", -1);
        int before = parts.length < 3 ? 1 : Integer.parseInt(parts[2]);
        return String.join("/", parts[0], parts[1], String.valueOf(before + 1));
    }

    /**
     * Its contact did not go out, through no fault of its own: it is asked for anew at the time of steps on another day, while its
     * shelf life is left.
     */
    Decision.Accepted<CaseEvent> notSent(
            Talking talk, Attempt attempt, String rule, Decision.Accepted<CaseEvent> ended) {
        String party = Objects.requireNonNull(attempt.party(), "a co-debtor's contact says whose it is");
        Optional<Integer> index = talk.plan().indexOf(attempt);
        if (index.isPresent() && talk.file().others().parties().contains(party)) {
            Step step = talk.plan().steps().get(index.get());
            Instant again = timetable.again(talk.file(), step, attempt.at());
            CoDebtorReturned back =
                    new CoDebtorReturned(anew(attempt.attemptId()), party, step, firstAt(talk, attempt), again);
            if (!isStale(talk.file(), back.ask(), again)) {
                return ended.and(back);
            }
        }
        return ended.and(new CoDebtorSpared(attempt.attemptId(), rule));
    }

    /** When it was first granted the step. */
    private static Instant firstAt(Talking talk, Attempt attempt) {
        Optional<Integer> index = talk.plan().indexOf(attempt);
        return talk.file().attempts().stream()
                .filter(a -> Objects.equals(a.party(), attempt.party())
                        && talk.plan().indexOf(a).equals(index))
                .map(Attempt::at)
                .min(Instant::compareTo)
                .orElse(attempt.at());
    }

    private static Decision.Accepted<CaseEvent> ask(
            CaseFile file, CoDebtorAsked asked, Decision.Accepted<CaseEvent> before) {
        return before.and(asked)
                .tell(
                        party(asked.party()),
                        new ContactAsked(
                                file.caseId(),
                                asked.attemptId(),
                                asked.step().channel(),
                                Contacts.DUNNING,
                                file.lender(),
                                null,
                                file.debtor().jurisdiction(),
                                file.episodes().debt()));
    }

    Decision<CaseEvent> granted(Known known, Ask ask, ContactGranted grant, Instant now) {
        String forbidden = forbids(known, ask, now);
        if (forbidden != null) {
            return returned(known, ask, forbidden, resumes(known.file(), ask, forbidden, now));
        }
        if (!now.isBefore(grant.until())) {
            // heard too late, through no fault of its own
            Instant again = timetable.again(known.file(), ask.step(), ask.askedAt());
            return returned(
                    known, ask, NotSent.HOURS, Optional.of(again).filter(at -> !isStale(known.file(), ask, at)));
        }
        Step step = ask.step();
        Debtor whom = whom(known.file().debtor(), grant);
        TextChosen text = dispatch.text(step, ask.attemptId(), whom);
        return dispatch.handOver(
                Decision.accept(
                        new Told(new ContactAttempted(
                                ask.attemptId(),
                                step.code(),
                                step.tone(),
                                step.channel(),
                                whom.party(),
                                whom.zone().getId(),
                                now)),
                        text),
                known.file(),
                whom,
                step,
                text,
                now,
                sendBefore(known.file(), step, grant));
    }

    /** @param retryAt when it is asked for anew, under another name; empty if it is spared */
    private static Decision<CaseEvent> returned(Known known, Ask ask, String rule, Optional<Instant> retryAt) {
        return retryAt.map(at -> Decision.<CaseEvent>accept(
                        new GrantReturned(ask.attemptId(), rule),
                        new CoDebtorReturned(anew(ask.attemptId()), ask.party(), ask.step(), ask.dueAt(), at)))
                .orElseGet(() -> spared(ask, rule))
                .tell(party(ask.party()), new ContactReturned(known.file().caseId(), ask.attemptId(), false));
    }

    /** Its own zone and language, as its row has them. */
    private static Debtor whom(Debtor debtor, ContactGranted grant) {
        CaseInput.CoDebtor row = Objects.requireNonNull(grant.coDebtor(), "a co-debtor's grant says whose it is");
        return new Debtor(
                row.party(),
                ZoneId.of(row.zone()),
                debtor.jurisdiction(),
                row.language() == null ? debtor.language() : row.language());
    }

    private Instant sendBefore(CaseFile file, Step step, ContactGranted grant) {
        Instant ends = file.limitationEndsAt();
        return ends != null && threatens(step) && ends.isBefore(grant.until()) ? ends : grant.until();
    }

    Decision<CaseEvent> denied(CaseFile file, Ask ask, ContactDenied denial) {
        Instant retryAt = denial.nextAllowedAt();
        return retryAt == null || isStale(file, ask, retryAt)
                ? spared(ask, denial.rule())
                : Decision.accept(new CoDebtorAskDenied(ask.attemptId(), denial.rule(), retryAt));
    }

    /** It may be asked for again, or nobody answered. */
    Decision<CaseEvent> due(Talking talk, String attemptId, Instant now) {
        Optional<Ask> found = talk.file().others().ask(attemptId);
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        Ask ask = found.get();
        String not = ask.retryAt() == null ? "contact-not-answered" : forbids(talk, ask, now);
        return not == null
                ? ask(
                        talk.file(),
                        new CoDebtorAsked(attemptId, ask.party(), ask.step(), now),
                        Decision.accept(List.of()))
                : resumes(talk.file(), ask, not, now)
                        .map(resumed ->
                                Decision.<CaseEvent>accept(new CoDebtorAskDenied(ask.attemptId(), not, resumed)))
                        .orElseGet(() -> spared(ask, not));
    }

    /** What only rests is asked for again when escalation resumes, while its shelf life is left. */
    private Optional<Instant> resumes(CaseFile file, Ask ask, String rule, Instant now) {
        return rule.equals(timetable.restsBy(file, now))
                ? timetable.resumed(file, now).filter(at -> now.isBefore(at) && !isStale(file, ask, at))
                : Optional.empty();
    }

    /** The facts may have changed since it was asked for. */
    private @Nullable String forbids(Known known, Ask ask, Instant now) {
        CaseFile file = known.file();
        if (!(known instanceof Talking)) {
            return "talks-over";
        }
        if (file.balance().settled()) {
            return Timetable.NOTHING_OWED;
        }
        if (Timetable.freezing(file).pausedAt(now)) {
            return Timetable.CONTACT_PAUSED;
        }
        if (Timetable.contactCeased(file, now)) {
            return "contact-ceased";
        }
        if (threatens(ask.step()) && file.timeBarred(now)) {
            return Contacts.LIMITATION_EXPIRED;
        }
        String rests = timetable.restsBy(file, now);
        if (rests != null) {
            return rests;
        }
        return isStale(file, ask, now) ? "shelf-life" : null;
    }

    private boolean isStale(CaseFile file, Ask ask, Instant now) {
        return timetable
                .shelfEnd(file, ask.dueAt(), ask.step())
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }

    private boolean threatens(Step step) {
        return policy.threats().tones().contains(step.tone());
    }

    /** Talks are over or begin anew: what has not gone out yet does not. */
    static List<CaseEvent> sparing(CaseFile file, String rule) {
        List<CaseEvent> events = new ArrayList<>();
        for (Ask ask : file.others().asks()) {
            events.add(new CoDebtorSpared(ask.attemptId(), rule));
        }
        return events;
    }

    /** Whoever was released owes nothing (民法典 art. 520); what was granted comes back, and what waits for its provider is dropped. */
    static Decision<CaseEvent> released(CaseFile file, CaseInput.CoDebtorReleased released) {
        if (!file.others().parties().contains(released.party())) {
            return Decision.nothing();
        }
        List<CaseEvent> events = new ArrayList<>();
        for (Ask ask : file.others().asks()) {
            if (ask.party().equals(released.party())) {
                events.add(new CoDebtorSpared(ask.attemptId(), RELEASED));
            }
        }
        events.add(new CoDebtorDropped(released.party()));
        return Decision.accept(events);
    }

    void deadlines(CaseFile file, Set<Deadline> due) {
        for (Ask ask : file.others().asks()) {
            timetable
                    .answerDue(file, ask)
                    .ifPresent(at -> due.add(Deadline.business(CO_DEBTOR, ask.attemptId(), at, policy.id())));
        }
    }

    private static Decision.Accepted<CaseEvent> spared(Ask ask, String rule) {
        return Decision.accept(new CoDebtorSpared(ask.attemptId(), rule));
    }

    private static SubjectId party(String id) {
        return new SubjectId(PartyDecider.KIND, id);
    }
}

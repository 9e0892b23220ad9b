package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.negotiation.domain.CaseEvent.AskDenied;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.domain.CaseEvent.ContactNotSent;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.StepHeld;
import io.recourse.negotiation.domain.CaseEvent.StepReturned;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.ContactDenied;
import io.recourse.negotiation.domain.CaseInput.ContactGranted;
import io.recourse.negotiation.domain.CaseInput.ContactPermitted;
import io.recourse.negotiation.domain.CaseInput.ContactResultReported;
import io.recourse.negotiation.domain.CaseInput.EffectEnded;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.PartyInput.ContactAsked;
import io.recourse.negotiation.domain.PartyInput.ContactConfirmed;
import io.recourse.negotiation.domain.PartyInput.ContactReturned;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way of one step: due → asked → granted and handed to its channel, or denied → asked again or lapsed. */
public final class Contacts {

    /** What a contact came to is known better already. */
    public static final String ALREADY_REPORTED = "attempt-already-reported";

    /** Why a contact is made no second time: somebody has said how it ended, or its hours are over. */
    public static final String OVER = "contact-over";

    /** What the ladder's contacts are for. */
    static final String DUNNING = ContactPurpose.DUNNING.code();

    /** Why a step that threatens is not taken for a claim that no court would grant any more; the ledger's word for it. */
    static final String LIMITATION_EXPIRED = "limitation-expired";

    /** Of a contact that was never made, or so long ago that nothing of it is kept. */
    public static final Refusal UNKNOWN = new Refusal("attempt-unknown", "attemptId", "no such contact was handed out");

    /** Nobody tells of what somebody else carried. */
    public static final Refusal OF_OTHER_PROVIDER =
            new Refusal("contact-of-other-provider", "attemptId", "another provider carries this contact");

    private final NegotiationPolicy policy;
    private final Timetable timetable;
    private final Dispatch dispatch;
    private final CoContacts coDebtors;

    Contacts(NegotiationPolicy policy, Timetable timetable, Dispatch dispatch) {
        this.policy = policy;
        this.timetable = timetable;
        this.dispatch = dispatch;
        this.coDebtors = new CoContacts(policy, timetable, dispatch);
    }

    /** A step fell due, or may be asked again. After an outage only the last one of several is still worth taking. */
    Decision<CaseEvent> stepDue(Talking talk, Instant now) {
        Step step = Timetable.step(talk);
        String stale = staleRule(talk, now);
        if (stale != null) {
            return Decision.accept(lapse(talk, now, stale));
        }
        if (Timetable.freezing(talk.file()).pausedAt(now)) {
            return Decision.accept(new StepHeld(step.code(), now));
        }
        String attemptId = step.code() + "-" + (talk.ladder().asks() + 1);
        Debtor debtor = talk.file().debtor();
        Optional<ChannelChosen> chosen = chosen(talk, step, attemptId);
        Decision.Accepted<CaseEvent> asked = Decision.<CaseEvent>accept(
                        Stream.concat(Stream.of(new StepAsked(step.code(), attemptId, now)), chosen.stream())
                                .toList())
                .tell(
                        talk.file().debtor().subject(),
                        new ContactAsked(
                                talk.file().caseId(),
                                attemptId,
                                chosen.map(ChannelChosen::channel).orElse(step.channel()),
                                DUNNING,
                                talk.file().lender(),
                                debtor.zone().getId(),
                                debtor.jurisdiction(),
                                talk.file().episodes().debt()));
        return coDebtors.asking(talk, step, attemptId, asked, now);
    }

    /** By what stands now; once another channel was denied, the step goes as planned. */
    private Optional<ChannelChosen> chosen(Talking talk, Step step, String attemptId) {
        return talk.ladder().asPlanned() != null
                ? Optional.empty()
                : ChannelChoice.of(policy.channels(), talk.file(), step)
                        .map(choice -> new ChannelChosen(attemptId, choice.channel(), step.channel(), choice.counts()));
    }

    /** As it was asked for. */
    private static Step asked(Talking talk) {
        Step step = Timetable.step(talk);
        Channel other = talk.ladder().channel();
        return other == null ? step : new Step(step.code(), step.tone(), other, step.day(), step.shelfLifeDays());
    }

    private @Nullable String staleRule(Talking talk, Instant now) {
        if (talk.file().balance().settled()) {
            return Timetable.NOTHING_OWED;
        }
        if (Timetable.contactCeased(talk.file(), now)) {
            return "contact-ceased";
        }
        if (threatens(talk) && talk.file().timeBarred(now)) {
            return LIMITATION_EXPIRED;
        }
        if (reached(timetable.shelfEnd(talk), now)) {
            return "shelf-life";
        }
        if (reached(timetable.successorDue(talk), now)) {
            return "successor-due";
        }
        return reached(timetable.exhausts(talk).map(Timetable.End::at), now) ? "exhaustion-due" : null;
    }

    private boolean threatens(Talking talk) {
        return policy.threats().tones().contains(Timetable.step(talk).tone());
    }

    Decision<CaseEvent> unanswered(Talking talk, Instant now) {
        return Decision.accept(lapse(talk, now, "contact-not-answered"));
    }

    Decision<CaseEvent> granted(Known known, ContactGranted grant, Instant now) {
        if (known.file().attempt(grant.attemptId()).isPresent()) {
            return Decision.nothing();
        }
        Optional<CoDebtors.Ask> besides = known.file().others().ask(grant.attemptId());
        if (besides.isPresent()) {
            return coDebtors.granted(known, besides.get(), grant, now);
        }
        if (!(known instanceof Talking talk) || !talk.ladder().waitsFor(grant.attemptId())) {
            return returned(known, grant, null);
        }
        // a grant that comes late is worth nothing: past its hours no channel would carry the contact
        String not = now.isBefore(grant.until()) ? forbids(talk, now) : NotSent.HOURS;
        return not == null ? handOver(talk, grant, now) : returned(known, grant, not);
    }

    private static Decision<CaseEvent> returned(Known known, ContactGranted grant, @Nullable String rule) {
        return Decision.<CaseEvent>accept(new GrantReturned(grant.attemptId(), rule))
                .tell(
                        grant.coDebtor() == null
                                ? known.file().debtor().subject()
                                : new SubjectId(
                                        PartyDecider.KIND, grant.coDebtor().party()),
                        new ContactReturned(known.file().caseId(), grant.attemptId(), false));
    }

    /** The facts may have changed since the party was asked. */
    private @Nullable String forbids(Talking talk, Instant now) {
        String stale = staleRule(talk, now);
        return stale != null ? stale : timetable.heldBy(talk, now);
    }

    private Decision<CaseEvent> handOver(Talking talk, ContactGranted grant, Instant now) {
        Step step = asked(talk);
        Debtor debtor = talk.file().debtor();
        TextChosen text = dispatch.text(step, grant.attemptId(), debtor);
        return dispatch.handOver(
                Decision.accept(
                        new Told(new ContactAttempted(
                                grant.attemptId(),
                                step.code(),
                                step.tone(),
                                step.channel(),
                                debtor.party(),
                                debtor.zone().getId(),
                                now)),
                        text),
                talk.file(),
                debtor,
                step,
                text,
                now,
                sendBefore(talk, grant));
    }

    /** The hours of the grant; a threat that still waits for its channel when limitation ends is dropped there. */
    private Instant sendBefore(Talking talk, ContactGranted grant) {
        Instant ends = talk.file().limitationEndsAt();
        return ends != null && threatens(talk) && ends.isBefore(grant.until()) ? ends : grant.until();
    }

    Decision<CaseEvent> denied(Talking talk, ContactDenied denial, Instant now) {
        Optional<CoDebtors.Ask> besides = talk.file().others().ask(denial.attemptId());
        if (besides.isPresent()) {
            return coDebtors.denied(talk.file(), besides.get(), denial);
        }
        if (!talk.ladder().waitsFor(denial.attemptId())) {
            return Decision.nothing();
        }
        Instant retryAt = denial.nextAllowedAt();
        Channel other = talk.ladder().channel();
        if (retryAt == null && other != null) {
            return Decision.accept(new ChannelDenied(denial.attemptId(), other, denial.rule(), now));
        }
        if (retryAt == null
                || reached(timetable.shelfEnd(talk), retryAt)
                || reached(timetable.successorDue(talk), retryAt)) {
            return Decision.accept(lapse(talk, now, denial.rule()));
        }
        return Decision.accept(new AskDenied(denial.attemptId(), denial.rule(), retryAt));
    }

    /** A contact outside the ladder: its unit is spent already. */
    static Decision<CaseEvent> permitted(CaseFile file, ContactPermitted permitted) {
        Debtor whom = asked(file.debtor(), permitted);
        return file.attempt(permitted.attemptId()).isPresent()
                ? Decision.nothing()
                : Decision.accept(new Told(new ContactAttempted(
                        permitted.attemptId(),
                        permitted.purpose(),
                        permitted.tone(),
                        permitted.channel(),
                        whom.party(),
                        whom.zone().getId(),
                        permitted.at())));
    }

    private static Debtor asked(Debtor debtor, ContactPermitted permitted) {
        return permitted.party() == null
                        || permitted.zone() == null
                        || permitted.party().equals(debtor.party())
                ? debtor
                : new Debtor(permitted.party(), ZoneId.of(permitted.zone()), debtor.jurisdiction(), debtor.language());
    }

    Decision<CaseEvent> ended(Known known, EffectEnded end, Instant now) {
        CaseFile file = known.file();
        Optional<Attempt> found = made(file, end.ref());
        if (found.isEmpty() || found.get().outcome() != null) {
            return Decision.nothing();
        }
        Attempt attempt = found.get();
        Optional<String> notSent = NotSent.contact(end.result(), end.detail());
        if (notSent.isPresent()) {
            boolean tried = end.result() != Effect.Result.DROPPED && !NotSent.isOurs(notSent.get());
            return notSent(known, attempt, notSent.get(), tried, now);
        }
        ContactOutcome outcome =
                switch (end.result()) {
                    case DONE -> ContactOutcome.DELIVERED;
                    case FAILED, DROPPED -> ContactOutcome.UNREACHABLE;
                    case UNKNOWN -> ContactOutcome.UNKNOWN;
                };
        return result(file, attempt, outcome, true, now);
    }

    /** Empty if it was so long ago that it is only counted. */
    private static Optional<Attempt> made(CaseFile file, String attemptId) {
        Optional<Attempt> attempt = file.attempt(attemptId);
        if (attempt.isEmpty() && !file.mayHaveForgotten(attemptId)) {
            throw new IllegalStateException("no attempt " + attemptId + " was ever made");
        }
        return attempt;
    }

    /**
     * Nothing went out, through no fault of whom it was for. The ladder takes its own step anew while that is worth it; else it is
     * recorded as lapsed.
     */
    private Decision<CaseEvent> notSent(Known known, Attempt attempt, String rule, boolean tried, Instant now) {
        Decision.Accepted<CaseEvent> before = mended(
                Decision.accept(new ContactNotSent(attempt.attemptId(), rule)), known.file(), attempt, rule, now);
        Decision.Accepted<CaseEvent> ended =
                result(before, known.file(), attempt, ContactOutcome.UNREACHABLE, tried, now);
        if (!(known instanceof Talking talk)) {
            return ended;
        }
        if (attempt.party() != null) {
            return coDebtors.notSent(talk, attempt, rule, ended);
        }
        if (talk.ladder().wasTakenBy(attempt.attemptId())) {
            Talking back = talk.on(talk.ladder().back(now));
            Instant again = timetable.again(back.file(), Timetable.step(back), attempt.at());
            StepReturned returned = new StepReturned(attempt.step(), attempt.attemptId(), again);
            return isWorthTaking(back, now, again)
                    ? ended.and(returned)
                    : ended.and(returned).and(lapse(back, now, whyNot(back, rule, now)));
        }
        return talk.plan()
                .indexOf(attempt)
                .<Decision<CaseEvent>>map(index -> ended.and(new Told(new StepLapsed(
                        attempt.step(), timetable.stepDue(talk, index).orElse(now), rule))))
                .orElse(ended);
    }

    /** What our own side keeps from going out goes out no sooner tomorrow unless somebody hears of it. */
    private static Decision.Accepted<CaseEvent> mended(
            Decision.Accepted<CaseEvent> notSent, CaseFile file, Attempt attempt, String rule, Instant now) {
        Channel channel = attempt.channel();
        return channel != null && NotSent.isOurs(rule)
                ? Task.toMend(file, attempt, channel, rule, now).wanted(notSent)
                : notSent;
    }

    /** A threat that waited until limitation ended did not merely miss its hours. */
    private String whyNot(Talking back, String rule, Instant now) {
        String stale = staleRule(back, now);
        return stale != null && rule.equals(NotSent.HOURS) ? stale : rule;
    }

    private boolean isWorthTaking(Talking back, Instant now, Instant again) {
        return staleRule(back, now) == null && timetable.isWorthTaking(back, again);
    }

    /** Nobody answers a tell, so one that comes after others told better says nothing new. */
    static Decision<CaseEvent> told(CaseFile file, String attemptId, ContactOutcome outcome, Instant at) {
        return made(file, attemptId)
                .filter(attempt -> attempt.takes(outcome))
                .<Decision<CaseEvent>>map(attempt -> result(file, attempt, outcome, true, at))
                .orElseGet(Decision::nothing);
    }

    /**
     * Whoever carries other channels knows nothing of a contact; of one of before channels were kept anybody may speak.
     *
     * @param carries the channels of who speaks; null for all
     */
    static boolean mayTell(@Nullable Set<Channel> carries, @Nullable Channel channel) {
        return carries == null || channel == null || carries.contains(channel);
    }

    Decision<CaseEvent> reported(CaseFile file, ContactResultReported report, Instant now) {
        Optional<Attempt> attempt = file.attempt(report.attemptId());
        if (attempt.isEmpty()) {
            return unknownAttempt();
        }
        if (!attempt.get().isCarriedBy(report.carries())) {
            return ofOtherProvider();
        }
        Decision<CaseEvent> impossible = impossible(attempt.get().at(), report.at(), now);
        if (impossible != null) {
            return impossible;
        }
        if (report.outcome() == attempt.get().outcome()) {
            return Decision.nothing();
        }
        if (!attempt.get().takes(report.outcome())) {
            return Decision.refuse(ALREADY_REPORTED, "outcome", "the contact ended otherwise");
        }
        return result(
                file,
                attempt.get(),
                report.outcome(),
                true,
                within(attempt.get().at(), report.at(), now));
    }

    static Decision<CaseEvent> unknownAttempt() {
        return new Decision.Refused<>(UNKNOWN);
    }

    static Decision<CaseEvent> ofOtherProvider() {
        return new Decision.Refused<>(OF_OTHER_PROVIDER);
    }

    /**
     * Nothing comes back of a contact before it was made, nor before it is told. Providers that cut their clock to whole seconds
     * tell of the very second of the contact as if it was before.
     *
     * @param made when the contact was granted
     */
    static <E> @Nullable Decision<E> impossible(Instant made, Instant at, Instant now) {
        if (at.isAfter(now)) {
            return Decision.refuse("report-in-future", "at", "a contact cannot end later than now");
        }
        return at.isBefore(made.truncatedTo(ChronoUnit.SECONDS))
                ? Decision.refuse("report-before-contact", "at", "nothing comes back of a contact before it was made")
                : null;
    }

    /** What a provider's clock says, no earlier than the contact and no later than now. */
    static Instant within(Instant made, Instant at, Instant now) {
        return Timetable.later(made, at.isAfter(now) ? now : at);
    }

    /** UNREACHABLE is the proof that the party was not contacted: the unit goes back. Everything else stays spent. */
    private static Decision<CaseEvent> result(
            CaseFile file, Attempt attempt, ContactOutcome outcome, boolean tried, Instant at) {
        return result(Decision.nothing(), file, attempt, outcome, tried, at);
    }

    static Decision.Accepted<CaseEvent> result(
            Decision.Accepted<CaseEvent> before,
            CaseFile file,
            Attempt attempt,
            ContactOutcome outcome,
            boolean tried,
            Instant at) {
        String attemptId = attempt.attemptId();
        PartyInput word = outcome == ContactOutcome.UNREACHABLE
                ? new ContactReturned(file.caseId(), attemptId, tried)
                : new ContactConfirmed(
                        file.caseId(), attemptId, outcome, outcome == ContactOutcome.CONVERSATION ? at : null);
        return before.and(new Told(new ContactResult(attemptId, outcome, at))).tell(party(file, attempt), word);
    }

    /** A co-debtor may be asked again, or did not answer. */
    Decision<CaseEvent> coDebtorDue(Talking talk, String attemptId, Instant now) {
        return coDebtors.due(talk, attemptId, now);
    }

    void coDebtorDeadlines(CaseFile file, Set<Deadline> due) {
        coDebtors.deadlines(file, due);
    }

    /** No step goes unrecorded. */
    Told lapse(Talking talk, Instant now, String rule) {
        Instant due = timetable.stepDue(talk, talk.ladder().next()).orElse(now);
        return new Told(new StepLapsed(Timetable.step(talk).code(), due, rule));
    }

    private static boolean reached(Optional<Instant> at, Instant now) {
        return at.isPresent() && !now.isBefore(at.get());
    }

    /** Whom a contact went to. */
    static SubjectId party(CaseFile file, Attempt attempt) {
        return attempt.party() == null ? file.debtor().subject() : new SubjectId(PartyDecider.KIND, attempt.party());
    }
}

package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.negotiation.domain.CaseEvent.BalanceNoted;
import io.recourse.negotiation.domain.CaseEvent.FileClosed;
import io.recourse.negotiation.domain.CaseEvent.FileOpened;
import io.recourse.negotiation.domain.CaseEvent.IncidentNoted;
import io.recourse.negotiation.domain.CaseEvent.LimitationNoted;
import io.recourse.negotiation.domain.CaseEvent.OldestDueNoted;
import io.recourse.negotiation.domain.CaseEvent.PauseLifted;
import io.recourse.negotiation.domain.CaseEvent.PauseNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentVoided;
import io.recourse.negotiation.domain.CaseEvent.RestsNoted;
import io.recourse.negotiation.domain.CaseEvent.StrategyKept;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.CaseState.Scheduled;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.CaseState.Unopened;
import io.recourse.negotiation.domain.CaseState.Waiting;
import io.recourse.negotiation.domain.Incidents.Incident;
import io.recourse.negotiation.domain.Promise.Verdict;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.debit.DebitNoticeLaw;
import io.recourse.rules.time.Pause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contact, promises, offers, exhaustion of one case. */
public final class CaseDecider implements Decider<CaseState, CaseInput, CaseEvent> {

    public static final String KIND = "case";

    /** Facet: contacts made while a pause ran that was told later. */
    public static final String INCIDENTS = "incidents";

    /** Why a step of the strategy before is not taken any more. */
    private static final String MIGRATED = "strategy-migrated";

    /** Why talks go on that were over. */
    private static final String LATE_PROMISE = "late-promise";

    private static final String LATE_AGREEMENT = "late-agreement";

    private static final Decision<CaseEvent> TALKS_OVER =
            Decision.refuse("negotiation-exhausted", null, "talks are over");

    private static final String START = "start";
    private static final String STEP = "step";
    private static final String ANSWER = "answer";
    private static final String PROMISE = "promise";
    private static final String EXHAUST = "exhaust";

    private final NegotiationPolicy policy;
    private final String provider;
    private final Timetable timetable;
    private final Contacts contacts;
    private final Promises promises;
    private final StatedMoney statedMoney;
    private final Offers offers;
    private final Agreements agreements;
    private final Debits debits;
    private final LateFacts lateFacts;
    private final AnswersToRead toRead;
    private final DebitNotices notices;

    /** Where no law wants a debit told. */
    public CaseDecider(
            NegotiationPolicy policy,
            OfferPolicy offerPolicy,
            Map<String, WorkingDays> workingDays,
            String provider,
            Dispatch dispatch) {
        this(policy, offerPolicy, workingDays, Map.of(), provider, dispatch);
    }

    /**
     * @param workingDays by jurisdiction ({@code CN}); Monday to Friday where there is none
     * @param debitNotices what is told before a debit, by jurisdiction
     * @param provider the channel provider that carries the messages and reports on them
     * @param dispatch what a contact says and who carries it
     */
    public CaseDecider(
            NegotiationPolicy policy,
            OfferPolicy offerPolicy,
            Map<String, WorkingDays> workingDays,
            Map<String, DebitNoticeLaw> debitNotices,
            String provider,
            Dispatch dispatch) {
        this.policy = policy;
        this.provider = provider;
        this.timetable = new Timetable(policy, workingDays);
        this.contacts = new Contacts(policy, timetable, dispatch);
        this.promises = new Promises(policy, offerPolicy, timetable);
        this.statedMoney = new StatedMoney(policy.statements().withinDays());
        this.offers = new Offers(policy, offerPolicy, timetable);
        this.agreements = new Agreements(offerPolicy, timetable);
        this.lateFacts = new LateFacts(timetable);
        this.toRead = new AnswersToRead(policy, timetable);
        DebitDays days = new DebitDays(offerPolicy, timetable);
        this.notices = new DebitNotices(offerPolicy, debitNotices, days, dispatch);
        this.debits = new Debits(offerPolicy, timetable, days, notices);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CaseState initial(SubjectId id) {
        return new Unopened(id.id());
    }

    @Override
    public Decision<CaseEvent> decide(CaseState state, CaseInput input, Instant now) {
        return switch (state) {
            case Unopened u -> decideUnopened(u, input);
            case Known k -> Episodes.telling(k, Calls.telling(k, decideKnown(k, input, now)));
        };
    }

    private static Decision<CaseEvent> decideUnopened(Unopened state, CaseInput input) {
        return switch (input) {
            case CaseInput.Opened o ->
                Decision.accept(new FileOpened(
                        o.lender(),
                        new Debtor(o.debtorParty(), ZoneId.of(o.zone()), o.jurisdiction(), o.language()),
                        o.balance(),
                        o.limitationEndsAt(),
                        o.coDebtors(),
                        o.oldestUnpaidDue(),
                        o.contractZone() == null ? null : ZoneId.of(o.contractZone())));
            case CaseInput.PromiseMade _,
                    CaseInput.PromiseReviewed _,
                    CaseInput.OfferProposed _,
                    CaseInput.OfferReviewed _,
                    CaseInput.OfferWithdrawn _,
                    CaseInput.OfferDeclined _,
                    CaseInput.OfferAccepted _,
                    CaseInput.MandateGiven _,
                    CaseInput.MandateRevoked _,
                    CaseInput.DebitClarified _,
                    CaseInput.ContactResultReported _,
                    CaseInput.AnswerHeard _ -> Decision.refuse("case-unknown", null, "no such case was opened");
            // nothing was broken in a case that nobody heard of
            case CaseInput.NextEpisodeBegan _ -> Decision.nothing();
            case CaseInput.StrategyGiven _,
                    CaseInput.EpisodeBegan _,
                    CaseInput.BrokenBefore _,
                    CaseInput.CoDebtorReleased _,
                    CaseInput.PartyRested _,
                    CaseInput.BalanceChanged _,
                    CaseInput.LimitationMoved _,
                    CaseInput.PaymentHeard _,
                    CaseInput.PaymentTakenBack _,
                    CaseInput.PauseBegan _,
                    CaseInput.PauseOver _,
                    CaseInput.Closed _,
                    CaseInput.ContactGranted _,
                    CaseInput.ContactDenied _,
                    CaseInput.ContactPermitted _,
                    CaseInput.EffectEnded _,
                    CaseInput.TaskEnded _,
                    CaseInput.CallUnreported _,
                    CaseInput.AnswerLookedAt _,
                    CaseInput.ThirdPersonAnswered _,
                    CaseInput.ClearanceGiven _,
                    CaseInput.ClearanceRefused _,
                    CaseInput.DeadlinePassed _ ->
                throw new IllegalStateException("case " + state.caseId() + " is not open");
        };
    }

    private Decision<CaseEvent> decideKnown(Known known, CaseInput input, Instant now) {
        CaseFile file = known.file();
        return switch (input) {
            case CaseInput.Opened _ -> Decision.nothing();
            case CaseInput.StrategyGiven given -> given(known, given, now);
            case CaseInput.EpisodeBegan e -> Episodes.began(file, e);
            case CaseInput.NextEpisodeBegan e -> Episodes.ended(file, e);
            case CaseInput.BrokenBefore b -> Episodes.broken(file, b);
            case CaseInput.CoDebtorReleased r -> CoContacts.released(file, r);
            case CaseInput.PartyRested r ->
                file.resting(r.rested()).equals(file)
                        ? Decision.nothing()
                        : Decision.accept(blaming(new RestsNoted(r.rested()), file, file.resting(r.rested())));
            case CaseInput.BalanceChanged b -> changed(known, b, now);
            case CaseInput.LimitationMoved l ->
                l.endsAt().equals(file.limitationEndsAt())
                        ? Decision.nothing()
                        : Decision.accept(new LimitationNoted(l.endsAt()));
            case CaseInput.PaymentHeard p ->
                file.payment(p.paymentId()).isPresent()
                        ? Decision.nothing()
                        : noted(
                                known,
                                withDue(
                                        file,
                                        new PaymentNoted(p.paymentId(), p.amount(), p.valueDate(), p.balance()),
                                        p.oldestUnpaidDue()),
                                now);
            case CaseInput.PaymentTakenBack t ->
                file.payment(t.paymentId()).filter(p -> !p.voided()).isEmpty()
                        ? balance(file, t.balance(), t.oldestUnpaidDue())
                        : noted(
                                known,
                                withDue(file, new PaymentVoided(t.paymentId(), t.balance()), t.oldestUnpaidDue()),
                                now);
            case CaseInput.PauseBegan p ->
                file.pauses().contains(p.pauseId())
                        ? Decision.nothing()
                        : noted(known, paused(file, new PauseNoted(p.pauseId(), p.reason(), p.from())), now);
            case CaseInput.PauseOver p ->
                file.pauses().ended(p.pauseId(), p.at()).equals(file.pauses())
                        ? Decision.nothing()
                        : noted(known, new PauseLifted(p.pauseId(), p.at()), now);
            case CaseInput.Closed c -> close(known, c, now);
            case CaseInput.ContactGranted g ->
                file.dealt()
                        .debiting()
                        .notice(g.attemptId())
                        .map(n -> notices.granted(file, n, g, isOpen(known), now))
                        .orElseGet(() -> contacts.granted(known, g, now));
            case CaseInput.ContactDenied d ->
                file.dealt()
                        .debiting()
                        .notice(d.attemptId())
                        .map(n -> DebitNotices.denied(n, d, now))
                        .orElseGet(() -> known instanceof Talking talk ? denied(talk, d, now) : Decision.nothing());
            case CaseInput.ContactPermitted p -> Contacts.permitted(file, p);
            case CaseInput.EffectEnded e -> Debits.ended(file, e, now).orElseGet(() -> contacts.ended(known, e, now));
            case CaseInput.TaskEnded t -> Contacts.told(file, t.attemptId(), t.outcome(), t.at());
            case CaseInput.CallUnreported u -> Contacts.told(file, u.attemptId(), ContactOutcome.UNKNOWN, u.at());
            case CaseInput.ContactResultReported r -> contacts.reported(file, r, now);
            case CaseInput.AnswerHeard a -> Answers.heard(known, a, now, toRead);
            case CaseInput.AnswerLookedAt a -> AnswersToRead.read(file, a);
            case CaseInput.ThirdPersonAnswered t -> Answers.ofThirdPerson(known, t.answer(), now, toRead);
            case CaseInput.PromiseMade p
            when known instanceof Exhausted over ->
                late(over, promises.record(file, p, now), LATE_PROMISE, p.promiseId(), now, now);
            case CaseInput.PromiseMade p -> talked(known, promises.record(file, p, now), now);
            case CaseInput.PromiseReviewed r
            when known instanceof Exhausted over ->
                late(over, promises.decide(file, r, now), LATE_PROMISE, r.promiseId(), promisedAt(file, r, now), now);
            case CaseInput.PromiseReviewed r -> talked(known, promises.decide(file, r, now), now);
            case CaseInput.OfferAccepted o
            when known instanceof Exhausted over ->
                late(over, offers.accept(file, o, now), LATE_AGREEMENT, o.offerId(), now, now);
            case CaseInput.OfferProposed o -> offered(known, offers.propose(file, o, lastDay(known, now), now), now);
            case CaseInput.OfferReviewed o -> offered(known, offers.review(file, o, lastDay(known, now), now), now);
            case CaseInput.OfferWithdrawn o -> offered(known, offers.withdraw(file, o, now), now);
            case CaseInput.OfferDeclined o -> offered(known, offers.decline(file, o, now), now);
            case CaseInput.OfferAccepted o -> offered(known, offers.accept(file, o, now), now);
            case CaseInput.MandateGiven m -> talked(known, debits.give(file, m, now), now);
            case CaseInput.MandateRevoked m -> Debits.takeBack(file, m, now);
            case CaseInput.DebitClarified c -> noted(known, debits.clarify(file, c, now), now);
            case CaseInput.ClearanceGiven c -> debits.cleared(file, c, now, isOpen(known));
            case CaseInput.ClearanceRefused c -> Debits.denied(file, c);
            case CaseInput.DeadlinePassed d -> passed(known, d.deadline(), now);
        };
    }

    /**
     * The first strategy, or another one to which segmentation migrated the case: its talks begin anew when it says so. What
     * the party has granted or spent stays so, whichever ladder asked for it.
     */
    private Decision<CaseEvent> given(Known known, CaseInput.StrategyGiven given, Instant now) {
        StrategyKept kept =
                new StrategyKept(given.strategy(), given.startAt(), given.exhaustAfterDays(), given.steps());
        return switch (known) {
            case Waiting _ -> Decision.accept(kept);
            case Scheduled scheduled when isOther(scheduled.plan(), given) -> Decision.accept(kept);
            case Talking talk
            when isOther(talk.plan(), given) -> Decision.accept(plus(over(talk, now, MIGRATED), kept));
            case Scheduled _, Talking _, Exhausted _, Closed _ -> Decision.nothing();
        };
    }

    /** What had begun of a ladder that is left. */
    private List<CaseEvent> over(Talking talk, Instant now, String rule) {
        List<CaseEvent> events = new ArrayList<>(CoContacts.sparing(talk.file(), rule));
        if (talk.ladder().begun()) {
            events.add(contacts.lapse(talk, now, rule));
        }
        return events;
    }

    private static List<CaseEvent> plus(List<CaseEvent> before, CaseEvent last) {
        List<CaseEvent> events = new ArrayList<>(before);
        events.add(last);
        return events;
    }

    private static boolean isOther(Plan plan, CaseInput.StrategyGiven given) {
        return plan.over() == null && !plan.strategy().equals(given.strategy());
    }

    /** Of a payment that a statement knew the payment itself is heard next: only then is anything judged. */
    private Decision<CaseEvent> changed(Known known, CaseInput.BalanceChanged changed, Instant now) {
        CaseEvent money = statedMoney.of(known.file(), changed).orElse(null);
        if (money == null) {
            return balance(known.file(), changed.balance(), changed.oldestUnpaidDue());
        }
        List<CaseEvent> facts = withDue(known.file(), money, changed.oldestUnpaidDue());
        return changed.cause() == CaseInput.Cause.IN_STATEMENT ? Decision.accept(facts) : noted(known, facts, now);
    }

    private static Decision<CaseEvent> balance(CaseFile file, Balance balance, @Nullable LocalDate oldestUnpaidDue) {
        return Decision.accept(
                withDue(file, balance.equals(file.balance()) ? null : new BalanceNoted(balance), oldestUnpaidDue));
    }

    /** What the ledger said of an amount, and of the oldest unpaid instalment if that is another one. */
    private static List<CaseEvent> withDue(
            CaseFile file, @Nullable CaseEvent amount, @Nullable LocalDate oldestUnpaidDue) {
        CaseEvent due =
                Objects.equals(oldestUnpaidDue, file.oldestUnpaidDue()) ? null : new OldestDueNoted(oldestUnpaidDue);
        return Stream.of(amount, due).filter(Objects::nonNull).toList();
    }

    /** Whoever was contacted since a pause began that is told only now, should not have been. */
    private static List<CaseEvent> paused(CaseFile file, PauseNoted pause) {
        return blaming(
                pause,
                file,
                file.pausing(file.pauses()
                        .with(Pause.open(pause.pauseId(), pause.reason().name(), pause.from()))));
    }

    /** A fact, and the contacts that because of it should not have been made. */
    private static List<CaseEvent> blaming(CaseEvent fact, CaseFile before, CaseFile after) {
        List<CaseEvent> events = new ArrayList<>(List.of(fact));
        for (Incident incident : Incidents.since(before, after)) {
            events.add(new IncidentNoted(incident.attemptId(), incident.pauseId(), incident.rule(), incident.at()));
        }
        return events;
    }

    /** A fact, and the verdicts on promises and agreements it changes. */
    private Decision<CaseEvent> noted(Known known, CaseEvent fact, Instant now) {
        return noted(known, List.of(fact), now);
    }

    private Decision<CaseEvent> noted(Known known, List<CaseEvent> facts, Instant now) {
        List<CaseEvent> events = new ArrayList<>(facts);
        if (evolved(known, facts) instanceof Known then) {
            events.addAll(resumed(known, then, facts, now).orElseGet(() -> verdicts(then, now)));
        }
        return Decision.accept(events);
    }

    private CaseState evolved(CaseState state, List<CaseEvent> events) {
        CaseState after = state;
        for (CaseEvent event : events) {
            after = evolve(after, event);
        }
        return after;
    }

    /** That talks go on which by what is told only now were not over, and the verdicts as there are such talks. */
    private Optional<List<CaseEvent>> resumed(Known before, Known after, List<CaseEvent> facts, Instant now) {
        if (!(before instanceof Exhausted over && after instanceof Exhausted still) || still.left() == null) {
            return Optional.empty();
        }
        Talking talk = still.resume();
        List<CaseEvent> verdicts = verdicts(talk, now);
        return evolved(talk, verdicts) instanceof Talking judged
                ? lateFacts.resumed(over, judged, facts, now).map(goingOn -> Stream.concat(
                                Stream.of(new Told(goingOn)), verdicts.stream())
                        .toList())
                : Optional.empty();
    }

    private List<CaseEvent> verdicts(Known known, Instant now) {
        return switch (known) {
            case Waiting _, Scheduled _, Talking _ -> verdicts(known.file(), now, true);
            case Exhausted _ -> verdicts(known.file(), now, false);
            case Closed _ -> Agreements.paidAfterAll(known.file(), Cover.of(known.file(), timetable));
        };
    }

    private List<CaseEvent> verdicts(CaseFile file, Instant now, boolean mayReopen) {
        if (file.promises().isEmpty() && file.dealt().agreements().isEmpty()) {
            return List.of();
        }
        Cover cover = Cover.of(file, timetable);
        List<CaseEvent> changed = new ArrayList<>(promises.review(file, cover, now, mayReopen));
        changed.addAll(agreements.review(file, cover, now, mayReopen));
        return changed;
    }

    /** What a debtor commits himself to, or may, while there are talks. */
    private Decision<CaseEvent> talked(Known known, Decision<CaseEvent> decided, Instant now) {
        return switch (known) {
            case Closed _ -> Decision.refuse("case-closed", null, "the case is over");
            case Exhausted _ -> TALKS_OVER;
            case Waiting _, Scheduled _, Talking _ -> noted(known, decided, now);
        };
    }

    /** What the debtor may agree to: also after the end of talks, for as long as his word would set them going again. */
    private Decision<CaseEvent> offered(Known known, Decision<CaseEvent> decided, Instant now) {
        return known instanceof Exhausted over && mayResume(over, now)
                ? noted(over, decided, now)
                : talked(known, decided, now);
    }

    private Decision<CaseEvent> noted(Known known, Decision<CaseEvent> decided, Instant now) {
        return switch (decided) {
            case Decision.Accepted<CaseEvent> a when !a.events().isEmpty() -> noted(known, a.events(), now);
            case Decision.Accepted<CaseEvent> a -> a;
            case Decision.Refused<CaseEvent> r -> r;
        };
    }

    /**
     * What the debtor commits himself to after the end of talks sets them going again; of what comes after it nothing else does. What
     * waits for a second person, or was rejected by one, nobody hears of, and it commits nobody.
     *
     * @param saidAt when the debtor gave his word
     */
    private Decision<CaseEvent> late(
            Exhausted over,
            Decision<CaseEvent> decided,
            String reason,
            String commitmentId,
            Instant saidAt,
            Instant now) {
        return switch (decided) {
            case Decision.Accepted<CaseEvent> a when a.events().isEmpty() -> a;
            case Decision.Accepted<CaseEvent> a
            when mayResume(over, saidAt) ->
                a.events().stream().anyMatch(Told.class::isInstance)
                        ? noted(
                                over,
                                plus(a.events(), new Told(new NegotiationResumed(reason, commitmentId, now))),
                                now)
                        : a;
            case Decision.Refused<CaseEvent> r when mayResume(over, saidAt) -> r;
            case Decision.Accepted<CaseEvent> _, Decision.Refused<CaseEvent> _ -> TALKS_OVER;
        };
    }

    /** No offer stands longer than it could be agreed to. */
    private LocalDate lastDay(Known known, Instant now) {
        return switch (known) {
            case Exhausted over -> timetable.resumableDay(over, now);
            case Waiting _, Scheduled _, Talking _, Closed _ -> LocalDate.MAX;
        };
    }

    /** Who waits for a second person has given his word; he waits for us, and we not for him. */
    private static Instant promisedAt(CaseFile file, CaseInput.PromiseReviewed reviewed, Instant now) {
        return file.dealt()
                .proposal(reviewed.promiseId())
                .map(PromiseProposal::madeAt)
                .orElse(now);
    }

    /** After a while no new word sets them going. */
    private boolean mayResume(Exhausted over, Instant now) {
        return over.left() != null
                && timetable.resumable(over).filter(end -> !now.isBefore(end)).isEmpty();
    }

    private Decision<CaseEvent> close(Known known, CaseInput.Closed input, Instant now) {
        if (known instanceof Closed) {
            return Decision.nothing();
        }
        List<CaseEvent> events = new ArrayList<>(Offers.withdrawn(known.file(), now));
        events.addAll(Promises.withdrawn(known.file(), now));
        events.addAll(released(known.file(), input.reason()));
        if (known instanceof Talking talk) {
            events.addAll(over(talk, now, "case-closed"));
        }
        events.add(new FileClosed(input.at()));
        return Decision.accept(events);
    }

    /** What the debtor had committed himself to, and had time left for, ends with the case. */
    private List<CaseEvent> released(CaseFile file, @Nullable CloseReason reason) {
        if (!file.isCommitted()) {
            return List.of();
        }
        Cover cover = Cover.of(file, timetable);
        boolean isPaid = reason == CloseReason.PAID;
        List<CaseEvent> events = new ArrayList<>(Promises.released(file, cover, isPaid, rule(reason)));
        events.addAll(Agreements.released(file, cover, isPaid, rule(reason)));
        return events;
    }

    private static String rule(@Nullable CloseReason reason) {
        return switch (reason) {
            case null -> "case-closed";
            case PAID -> "case-paid";
            case CURED -> "case-cured";
            case RECALLED -> "case-recalled";
            case UNRECOVERABLE -> "case-unrecoverable";
        };
    }

    private Decision<CaseEvent> passed(Known known, Deadline deadline, Instant now) {
        return switch (known) {
            case Scheduled s when deadline.kind().equals(START) -> start(s, deadline.dueAt());
            case Talking t when deadline.kind().equals(STEP) -> contacts.stepDue(t, now);
            case Talking t when deadline.kind().equals(ANSWER) -> contacts.unanswered(t, now);
            case Talking t
            when deadline.kind().equals(CoContacts.CO_DEBTOR) -> contacts.coDebtorDue(t, deadline.ref(), now);
            case Talking t when deadline.kind().equals(EXHAUST) -> exhaust(t, deadline.dueAt(), now);
            case Waiting _, Scheduled _, Talking _ -> dealingDue(known.file(), deadline, now);
            case Exhausted _ when deadline.kind().equals(Offers.OFFER) -> offers.lapse(known.file(), deadline);
            case Exhausted _ when deadline.kind().equals(Promises.APPROVAL) -> promises.lapse(deadline);
            case Exhausted _, Closed _ -> Decision.nothing();
        };
    }

    private Decision<CaseEvent> dealingDue(CaseFile file, Deadline deadline, Instant now) {
        if (deadline.kind().equals(Offers.OFFER)) {
            return offers.lapse(file, deadline);
        }
        if (deadline.kind().equals(Promises.APPROVAL)) {
            return promises.lapse(deadline);
        }
        if (deadline.kind().equals(DebitNotices.NOTICE)) {
            return notices.ask(file, deadline, now);
        }
        return deadline.kind().equals(Debits.DEBIT)
                ? debits.ask(file, deadline)
                : Decision.accept(verdicts(file, now, true));
    }

    private static boolean isOpen(Known known) {
        return switch (known) {
            case Waiting _, Scheduled _, Talking _ -> true;
            case Exhausted _, Closed _ -> false;
        };
    }

    private Decision<CaseEvent> start(Scheduled state, Instant at) {
        Instant nominal = at.atZone(state.file().debtor().zone())
                .plusDays(state.plan().exhaustAfterDays())
                .toInstant();
        Instant exhaustsAt =
                timetable.exhausts(state.start(at)).map(Timetable.End::at).orElse(nominal);
        return Decision.accept(new Told(new NegotiationStarted(state.plan().strategy(), at, exhaustsAt)));
    }

    /** Whose debtor is listed for dishonesty is not talked to any more, unless nothing is owed or the case rests meanwhile. */
    private Decision<CaseEvent> denied(Talking talk, CaseInput.ContactDenied denial, Instant now) {
        Instant askedAt = talk.ladder().askedAt();
        return denial.rule().equals(Listings.ENDS_TALKS)
                        && askedAt != null
                        && talk.ladder().waitsFor(denial.attemptId())
                        && timetable.heldBy(talk, now) == null
                ? exhausted(talk, askedAt, Listings.ENDS_TALKS, now)
                : contacts.denied(talk, denial, now);
    }

    private Decision<CaseEvent> exhaust(Talking talk, Instant at, Instant now) {
        return exhausted(
                talk, at, timetable.exhausts(talk).map(Timetable.End::basis).orElseThrow(), now);
    }

    private Decision<CaseEvent> exhausted(Talking talk, Instant at, String basis, Instant now) {
        Told exhausted = new Told(new NegotiationExhausted(
                at, basis, talk.file().contacts(), talk.file().brokenPromises()));
        List<CaseEvent> events = new ArrayList<>(Offers.withdrawn(talk.file(), now));
        events.addAll(over(talk, now, "negotiation-exhausted"));
        events.add(exhausted);
        return Decision.accept(events);
    }

    @Override
    public CaseState evolve(CaseState state, CaseEvent event) {
        return CaseHistory.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(CaseState state) {
        Set<Deadline> due = new HashSet<>();
        switch (state) {
            case Unopened _, Closed _ -> {}
            case Exhausted e -> {
                offers.deadlines(e.file(), due);
                promises.deadlines(e.file(), due);
            }
            case Waiting w -> commitments(w.file(), due);
            case Scheduled s -> {
                commitments(s.file(), due);
                timetable
                        .start(s.file(), s.plan())
                        .ifPresent(at -> due.add(
                                Deadline.business(START, "", at, s.plan().strategy())));
            }
            case Talking t -> {
                commitments(t.file(), due);
                ladder(t, due);
                contacts.coDebtorDeadlines(t.file(), due);
                timetable.exhausts(t).ifPresent(e -> due.add(Deadline.business(EXHAUST, "", e.at(), e.basis())));
            }
        }
        return Set.copyOf(due);
    }

    private void commitments(CaseFile file, Set<Deadline> due) {
        offers.deadlines(file, due);
        promises.deadlines(file, due);
        if (file.dealt().live().isPresent()) {
            Cover cover = Cover.of(file, timetable);
            agreements.deadlines(file, cover, due);
            debits.deadlines(file, cover, due);
        }
        for (Promise promise : file.promises()) {
            if (promise.verdict() == Verdict.LIVE) {
                timetable
                        .promiseEnds(file, promise)
                        .ifPresent(at -> due.add(Deadline.business(PROMISE, promise.promiseId(), at, policy.id())));
            }
        }
    }

    private void ladder(Talking talk, Set<Deadline> due) {
        String asked = talk.ladder().asked();
        if (asked != null) {
            timetable.answerDue(talk).ifPresent(at -> due.add(Deadline.business(ANSWER, asked, at, policy.id())));
        } else {
            timetable
                    .nextAsk(talk)
                    .ifPresent(at -> due.add(Deadline.business(
                            STEP, Timetable.step(talk).code(), at, talk.plan().strategy())));
        }
    }

    /** How far what was agreed is paid, by the pauses and payments known by now. */
    public List<Agreements.Progress> agreements(CaseFile file, Instant now) {
        return agreements.progress(file, now);
    }

    @Override
    public Facets facets(CaseState state) {
        return switch (state) {
            case Unopened _ -> Facets.of(Facets.SHARED, "UNOPENED");
            case Waiting w -> facets(w.file(), "WAITING", "");
            case Scheduled s -> facets(s.file(), "SCHEDULED", s.plan().strategy());
            case Talking t -> facets(t.file(), "TALKING", t.plan().strategy());
            case Exhausted e -> facets(e.file(), "EXHAUSTED", e.plan().strategy());
            case Closed c -> facets(c.file(), "CLOSED", "");
        };
    }

    private Facets facets(CaseFile file, String status, String strategy) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("broken_promises", (long) file.brokenPromises());
        columns.put("attempts", (long) file.contacts());
        columns.put(INCIDENTS, (long) Incidents.of(file).size());
        columns.putAll(ApprovalsWaiting.facets(file));
        if (!strategy.isEmpty()) {
            columns.put("strategy", strategy);
        }
        return new Facets(file.lender(), status, provider, columns);
    }

    @Override
    public CaseInput passed(Deadline deadline) {
        return new CaseInput.DeadlinePassed(deadline);
    }

    @Override
    public CaseInput effectResult(String ref, Effect.Result result, String detail) {
        return new CaseInput.EffectEnded(ref, result, detail);
    }
}

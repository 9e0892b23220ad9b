package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.CaseEvent.ProgressNoted;
import io.recourse.intake.domain.CaseInput.AnswerAwaitsReader;
import io.recourse.intake.domain.CaseInput.AnswerWasRead;
import io.recourse.intake.domain.CaseInput.ChargeOffAsked;
import io.recourse.intake.domain.CaseInput.ClearanceAsked;
import io.recourse.intake.domain.CaseInput.CoDebtorReleaseAsked;
import io.recourse.intake.domain.CaseInput.ContactEnded;
import io.recourse.intake.domain.CaseInput.ContactSent;
import io.recourse.intake.domain.CaseInput.CostsIncurred;
import io.recourse.intake.domain.CaseInput.CreditNoticeMade;
import io.recourse.intake.domain.CaseInput.DeadlinePassed;
import io.recourse.intake.domain.CaseInput.DisposalBegan;
import io.recourse.intake.domain.CaseInput.DisposalOver;
import io.recourse.intake.domain.CaseInput.EnforcementSuspended;
import io.recourse.intake.domain.CaseInput.GuarantorClaimed;
import io.recourse.intake.domain.CaseInput.InterruptionTold;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseInput.LitigationOver;
import io.recourse.intake.domain.CaseInput.NoContactWanted;
import io.recourse.intake.domain.CaseInput.PartyFlagged;
import io.recourse.intake.domain.CaseInput.PartyUnflagged;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.intake.domain.CaseInput.PauseRequested;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.ProceedingsBegan;
import io.recourse.intake.domain.CaseInput.ProceedingsEnded;
import io.recourse.intake.domain.CaseInput.ProceedsReceived;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.ReminderAnswered;
import io.recourse.intake.domain.CaseInput.ReportExpired;
import io.recourse.intake.domain.CaseInput.SettlementAgreed;
import io.recourse.intake.domain.CaseInput.SettlementPaid;
import io.recourse.intake.domain.CaseInput.SettlementUndone;
import io.recourse.intake.domain.CaseInput.StageHeard;
import io.recourse.intake.domain.CaseInput.StandingAsked;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.CaseInput.SuccessionClaimed;
import io.recourse.intake.domain.CaseInput.TitleHeard;
import io.recourse.intake.domain.CaseInput.TitleTold;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.CaseState.Unopened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one case: it alone owns the balance, counts days past due, pauses, clears acts and closes.
 *
 * <p>Facets: tenant = lender; status {@code UNOPENED}, {@code OPEN} or the {@link CloseReason}; columns {@code stage}
 * (text), {@code bucket} (text), {@code balance_minor} (bigint, interest not yet posted left out), {@code currency} (text),
 * {@code oldest_due} (date, absent while no instalment is unpaid), {@code since_close} (text, absent unless the debt of a
 * closed case stands otherwise by now than the status says: {@code RESTORED} or a {@link CloseReason}).
 *
 * <p>Across publishers order does not matter while the case is open: a ledger is reckoned by the days its facts count
 * from. Closing is final, so a fact that would have prevented it and comes after it no longer does; costs that come then,
 * of a court or of a sale that full payment stopped, stay with the lender who advanced them and are kept in the journal:
 * the debtor was told that nothing was owed. What waives comes after it all the same: who paid in full what a settlement asked a
 * part of has the rest back.
 */
public final class CaseDecider implements Decider<CaseState, CaseInput, CaseEvent> {

    /** The kind of subject: {@code case}. */
    public static final String KIND = "case";

    private final Standing standing;
    private final Statements statements;
    private final Payments payments;
    private final Waivers waivers;
    private final Clearances clearances;
    private final Limits limits;
    private final Rests rests;
    private final Reminders reminders;
    private final Titles titles;
    private final Guarantees guarantees;
    private final Releases releases;
    private final ChargeOffs chargeOffs;
    private final CaseDeadlines deadlines;

    /** @param byJurisdiction the policies, {@code CN} at least; a statement from elsewhere is refused */
    public CaseDecider(Map<String, CasePolicy> byJurisdiction) {
        CasePolicies policies = new CasePolicies(byJurisdiction);
        this.standing = new Standing(policies);
        RateCaps caps = new RateCaps(policies);
        this.guarantees = new Guarantees(policies);
        this.limits = new Limits(policies, standing, guarantees, caps);
        this.statements =
                new Statements(policies, standing, limits, caps, new Cure(policies), new People(policies, guarantees));
        this.releases = new Releases(policies, standing);
        this.chargeOffs = new ChargeOffs(policies, standing, caps);
        this.payments = new Payments(policies, standing, limits);
        this.waivers = new Waivers(policies, standing);
        this.clearances = new Clearances(policies);
        this.rests = new Rests(policies);
        this.titles = new Titles(policies, standing, limits);
        this.reminders = new Reminders(policies);
        this.deadlines = new CaseDeadlines(policies, rests, reminders);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CaseState initial(SubjectId id) {
        return new Unopened(id.id(), null, null);
    }

    @Override
    public Decision<CaseEvent> decide(CaseState state, CaseInput input, Instant now) {
        Decision<CaseEvent> decision =
                switch (state) {
                    case Unopened unopened -> beforeOpening(unopened, input, now);
                    case Open open -> whileOpen(open, input, now);
                    case Closed closed -> afterClose(closed, input, now);
                };
        return CaseRoom.bound(state, input, decision);
    }

    private Decision<CaseEvent> beforeOpening(Unopened state, CaseInput input, Instant now) {
        return switch (input) {
            case StatementReceived i -> statements.open(state, i, now);
            // there is no such account, and who asks is not told that
            case SuccessionClaimed _ -> Decision.nothing();
            case PaymentReceived _,
                    PaymentReversed _,
                    PauseRequested _,
                    PauseLifted _,
                    ChargeOffAsked _,
                    CoDebtorReleaseAsked _,
                    GuarantorClaimed _,
                    TitleTold _,
                    EnforcementSuspended _,
                    InterruptionTold _,
                    LimitationObstructed _,
                    Recalled _,
                    CreditNoticeMade _ -> Decision.refuse("case-unknown", null, "no statement has opened this case");
            case ProceedsReceived _,
                    ClearanceAsked _,
                    CostsIncurred _,
                    SettlementAgreed _,
                    SettlementPaid _,
                    SettlementUndone _,
                    StageHeard _,
                    LitigationOver _,
                    DisposalBegan _,
                    DisposalOver _,
                    TitleHeard _,
                    ContactSent _,
                    ContactEnded _,
                    NoContactWanted _,
                    AnswerAwaitsReader _,
                    AnswerWasRead _,
                    LimitationInterrupted _,
                    ProceedingsBegan _,
                    ProceedingsEnded _,
                    PartyFlagged _,
                    PartyUnflagged _,
                    ReminderAnswered _,
                    StandingAsked _,
                    ReportExpired _,
                    DeadlinePassed _ ->
                throw new IllegalStateException(input.getClass().getSimpleName() + " before the case was opened");
        };
    }

    private Decision<CaseEvent> whileOpen(Open state, CaseInput input, Instant now) {
        return switch (input) {
            case StatementReceived i -> statements.update(state, i, now);
            case PaymentReceived i -> payments.receive(state, i, now);
            case ProceedsReceived i -> payments.receive(state, i.paymentTo(state.account()), now);
            case PaymentReversed i -> payments.reverse(state, i, now);
            case CostsIncurred i -> payments.cost(state, i, now);
            case SettlementPaid i -> waivers.paid(state, i, now);
            case SettlementUndone i -> waivers.undone(state, i, now);
            case PauseRequested i -> titles.paused(state, rests.begin(state, i, now), now);
            case PauseLifted i -> titles.paused(state, rests.end(state, i, now), now);
            case TitleHeard i -> titles.heard(state, i, now);
            case TitleTold i -> titles.told(state, i, now);
            case EnforcementSuspended i -> titles.suspended(state, i, now);
            case ContactSent i -> limits.sent(state, i);
            case ContactEnded i -> limits.ended(state, i);
            case NoContactWanted i -> Rests.wanted(state.parties(), i);
            case InterruptionTold i -> limits.told(state, i, now);
            case PartyFlagged i -> titles.paused(state, rests.flagged(state, i, now), now);
            case PartyUnflagged i -> titles.paused(state, rests.unflagged(state, i), now);
            case ReminderAnswered i -> reminders.answered(state, i, now);
            case StandingAsked i -> answer(i, payments.standing(state, i.valueDate()));
            case ClearanceAsked i -> clearances.answer(state, i, now);
            case AnswerAwaitsReader i -> Clearances.awaited(state, i);
            case AnswerWasRead i -> Clearances.read(state, i);
            case ChargeOffAsked i -> chargeOffs.chargeOff(state, i, now);
            case CoDebtorReleaseAsked i -> releases.release(state, i, now);
            case GuarantorClaimed i -> guarantees.claim(state, i, now);
            case Recalled i -> recall(state, i, now);
            case SuccessionClaimed i -> Sales.claimed(state, state.account(), state.parties(), i);
            case StageHeard i -> progress(new Story(state), state.progress().reached(i.stage()), now);
            case LitigationOver i -> {
                Story story = new Story(state);
                limits.over(story, i.at() == null ? now : i.at());
                yield progress(story, state.progress().reached(Stage.LITIGATION).withLitigationOver(), now);
            }
            case DisposalBegan _ ->
                progress(
                        new Story(state),
                        state.progress().reached(Stage.DISPOSAL).withDisposalBegun(),
                        now);
            case DisposalOver _ ->
                progress(
                        new Story(state),
                        state.progress().reached(Stage.DISPOSAL).withDisposalOver(),
                        now);
            case SettlementAgreed i ->
                interrupted(
                        waivers.agreed(new Story(state), i),
                        new LimitationInterrupted(i.cause(), i.at(), "settlement/" + i.settlementId()),
                        now);
            case LimitationInterrupted i -> interrupted(new Story(state), i, now);
            case ProceedingsBegan i -> {
                Story story = new Story(state);
                limits.begun(story, i);
                standing.follow(story, state.ledger().oldestUnpaidDue(), now);
                yield story.end();
            }
            case ProceedingsEnded i -> {
                Story story = new Story(state);
                limits.ended(story, i);
                standing.follow(story, state.ledger().oldestUnpaidDue(), now);
                yield story.end();
            }
            case LimitationObstructed i -> limits.obstructed(state, i, now);
            case CreditNoticeMade i -> CreditNotices.give(state, i, now);
            case ReportExpired i -> CreditNotices.expired(state.account(), i);
            case DeadlinePassed i -> deadlines.passed(state, i.deadline(), now);
        };
    }

    private Decision<CaseEvent> interrupted(Story story, LimitationInterrupted told, Instant now) {
        LocalDate oldest = story.open().ledger().oldestUnpaidDue();
        limits.interrupt(story, told);
        standing.follow(story, oldest, now);
        return story.end();
    }

    private Decision<CaseEvent> afterClose(Closed state, CaseInput input, Instant now) {
        return switch (input) {
            case StatementReceived i -> statements.afterClose(state, i, now);
            case PaymentReceived i -> payments.receive(state, i, now);
            case ProceedsReceived i -> payments.receive(state, i.paymentTo(state.account()), now);
            case PaymentReversed i -> payments.reverse(state, i, now);
            case CostsIncurred i -> payments.cost(state, i);
            case SettlementPaid i -> waivers.paid(state, i, now);
            case ClearanceAsked i -> clearances.answer(state, i);
            case StandingAsked i -> answer(i, Payments.standing(state, i.valueDate()));
            case CreditNoticeMade i -> CreditNotices.give(state, i, now);
            case ReportExpired i -> CreditNotices.expired(state.account(), i);
            case PauseRequested _ -> Decision.refuse("case-closed", null, "nothing is left to pause");
            case TitleTold _, EnforcementSuspended _, InterruptionTold _, LimitationObstructed _ ->
                Decision.refuse("case-closed", null, "the balance and the clocks of the case stand still");
            case ChargeOffAsked _, CoDebtorReleaseAsked _, GuarantorClaimed _ ->
                Decision.refuse("case-closed", null, "the case is over");
            case Recalled i -> recall(state, i, now);
            case SuccessionClaimed i -> Sales.claimed(state, state.account(), state.parties(), i);
            case NoContactWanted i -> Rests.wanted(state.parties(), i);
            case PauseLifted _,
                    PartyFlagged _,
                    PartyUnflagged _,
                    ReminderAnswered _,
                    SettlementAgreed _,
                    SettlementUndone _,
                    StageHeard _,
                    LitigationOver _,
                    DisposalBegan _,
                    DisposalOver _,
                    TitleHeard _,
                    ContactSent _,
                    ContactEnded _,
                    AnswerAwaitsReader _,
                    AnswerWasRead _,
                    LimitationInterrupted _,
                    ProceedingsBegan _,
                    ProceedingsEnded _,
                    DeadlinePassed _ -> Decision.nothing();
        };
    }

    private Decision<CaseEvent> recall(Open state, Recalled recalled, Instant now) {
        Decision<CaseEvent> refusal = Sales.refusal(state.account(), recalled);
        if (refusal != null) {
            return refusal;
        }
        Story story = new Story(state);
        standing.close(story, CloseReason.RECALLED, recalled.at(), now);
        Sales.sold(story, recalled.soldTo());
        return story.end();
    }

    private static Decision<CaseEvent> recall(Closed state, Recalled recalled, Instant now) {
        Decision<CaseEvent> refusal = Sales.refusal(state.account(), recalled);
        if (refusal != null) {
            return refusal;
        }
        Story story = new Story(state);
        if (state.hasLiveDebt()) {
            Standing.overAgain(story, CloseReason.RECALLED, now);
        } else if (!state.mayBeSold()
                || state.reason() != CloseReason.RECALLED
                        && state.overAgain() != CloseReason.RECALLED
                        && recalled.soldTo() == null) {
            return Decision.refuse("case-closed", null, "the case is over for another reason");
        }
        Sales.sold(story, recalled.soldTo());
        return story.end();
    }

    private static Decision<CaseEvent> answer(StandingAsked asked, DebtStanding standing) {
        return Decision.<CaseEvent>nothing()
                .tell(
                        new SubjectId(PartyDecider.KIND, asked.party()),
                        new PartyInput.StandingTold(asked.paymentId(), standing));
    }

    /** Nothing left to try and a balance left: the case is unrecoverable. */
    private Decision<CaseEvent> progress(Story story, Progress progress, Instant now) {
        Open state = story.open();
        if (!progress.equals(state.progress())) {
            story.add(new ProgressNoted(progress));
            if (progress.exhausted(state.account().secured())) {
                standing.close(story, CloseReason.UNRECOVERABLE, now, now);
            }
        }
        return story.end();
    }

    @Override
    public CaseState evolve(CaseState state, CaseEvent event) {
        return CaseHistory.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(CaseState state) {
        return state instanceof Open open ? deadlines.of(open) : Set.of();
    }

    @Override
    public Facets facets(CaseState state) {
        return switch (state) {
            case Unopened _ -> Facets.of(Facets.SHARED, "UNOPENED");
            case Open s -> facets(s.account(), "OPEN", s.progress().stage(), s.ledger(), s.bucket(), null);
            case Closed s -> facets(s.account(), s.reason().name(), s.stage(), s.ledger(), null, s.sinceClose());
        };
    }

    private static Facets facets(
            Account account,
            String status,
            Stage stage,
            Ledger ledger,
            @Nullable Bucket bucket,
            @Nullable String sinceClose) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("stage", stage.name());
        columns.put("balance_minor", ledger.balance().total().minor());
        columns.put("currency", ledger.currency());
        if (bucket != null) {
            columns.put("bucket", bucket.name());
        }
        if (sinceClose != null) {
            columns.put("since_close", sinceClose);
        }
        if (ledger.oldestUnpaidDue() != null) {
            columns.put("oldest_due", ledger.oldestUnpaidDue());
        }
        return new Facets(account.lender(), status, null, columns);
    }

    /** What is owed at an instant, interest that is not posted yet included; null before the opening. */
    public @Nullable Owed owed(CaseState state, Instant at) {
        return Owed.of(state, standing.policies(), at);
    }

    @Override
    public CaseInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }
}

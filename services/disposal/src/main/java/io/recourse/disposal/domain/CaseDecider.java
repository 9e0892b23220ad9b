package io.recourse.disposal.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.disposal.domain.CaseEvent.BalanceNoted;
import io.recourse.disposal.domain.CaseEvent.CaseShut;
import io.recourse.disposal.domain.CaseEvent.CaseTaken;
import io.recourse.disposal.domain.CaseEvent.ForeclosureBarred;
import io.recourse.disposal.domain.CaseEvent.LimitationNoted;
import io.recourse.disposal.domain.CaseEvent.LitigationEndNoted;
import io.recourse.disposal.domain.CaseEvent.NegotiationNoted;
import io.recourse.disposal.domain.CaseEvent.ResumptionNoted;
import io.recourse.disposal.domain.CaseEvent.TitleNoted;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.ClearanceGiven;
import io.recourse.disposal.domain.CaseInput.ClearanceRefused;
import io.recourse.disposal.domain.CaseInput.Closed;
import io.recourse.disposal.domain.CaseInput.DeadlinePassed;
import io.recourse.disposal.domain.CaseInput.FromBelow;
import io.recourse.disposal.domain.CaseInput.LimitationMoved;
import io.recourse.disposal.domain.CaseInput.LitigationOver;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.Opened;
import io.recourse.disposal.domain.CaseInput.PersonDecided;
import io.recourse.disposal.domain.CaseInput.TalksResumed;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import io.recourse.disposal.domain.CaseState.Disposing;
import io.recourse.disposal.domain.CaseState.Ended;
import io.recourse.disposal.domain.CaseState.Known;
import io.recourse.disposal.domain.CaseState.Shut;
import io.recourse.disposal.domain.CaseState.Unopened;
import io.recourse.disposal.domain.CaseState.Watching;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The rules of a case in disposal: when its assets are valued, sold, given back. The only kind here that publishes. */
public final class CaseDecider implements Decider<CaseState, CaseInput, CaseEvent> {

    public static final String KIND = "case";

    static final String ASK_AGAIN = "ask-clearance-again";

    private final DisposalRules rules;
    private final Clearances clearances;
    private final Lots lots;

    public CaseDecider(DisposalRules rules) {
        this.rules = rules;
        this.clearances = new Clearances(rules);
        this.lots = new Lots(rules, clearances);
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
            case Unopened _ -> unopened(input);
            case Known known -> known(new CaseDraft(known), input, now);
        };
    }

    private static Decision<CaseEvent> unopened(CaseInput input) {
        return switch (input) {
            case Opened o ->
                Decision.accept(
                        new CaseTaken(o.lender(), o.jurisdiction(), o.balance(), o.collateral(), o.limitationEndsAt()));
            case PersonDecided _ -> Decision.refuse("no-such-case", null, "this case was never opened here");
            case NegotiationOver _,
                    TalksResumed _,
                    TitleReached _,
                    LitigationOver _,
                    BalanceChanged _,
                    LimitationMoved _,
                    ClearanceGiven _,
                    ClearanceRefused _,
                    Closed _,
                    DeadlinePassed _,
                    FromBelow _ -> throw new IllegalStateException("a case begins with its opening, not with " + input);
        };
    }

    private Decision<CaseEvent> known(CaseDraft draft, CaseInput input, Instant now) {
        Instant at = input.at();
        switch (input) {
            case Opened _ -> {}
            case NegotiationOver _ -> {
                if (draft.dossier().negotiationOverAt() == null) {
                    draft.add(new NegotiationNoted(at));
                    startIfDue(draft, at, now);
                }
            }
            // what has begun goes on: values are fixed, and nothing is sold without a title
            case TalksResumed _ -> {
                if (draft.state() instanceof Watching && draft.dossier().negotiationOverAt() != null) {
                    draft.add(new ResumptionNoted(at));
                }
            }
            case TitleReached _ -> title(draft, at, now);
            case LitigationOver _ -> litigationOver(draft, at);
            case BalanceChanged(var balance, var paymentId, Instant _) -> {
                // the ledger says nothing after it closed the case
                if (!(draft.state() instanceof Shut)) {
                    draft.add(new BalanceNoted(balance, paymentId));
                    startIfDue(draft, at, now);
                    if (balance.settled()) {
                        Stops.rest(draft, Lots.DEBT_PAID, StopScope.BEFORE_THE_DAY, at);
                    }
                }
            }
            case LimitationMoved(Instant endsAt, Instant _) -> {
                if (!(draft.state() instanceof Shut)
                        && !endsAt.equals(draft.dossier().limitationEndsAt())) {
                    draft.add(new LimitationNoted(endsAt));
                    startIfDue(draft, at, now);
                }
            }
            case ClearanceGiven given -> clearances.given(draft, given);
            case ClearanceRefused refused -> clearances.refused(draft, refused);
            case Closed _ -> close(draft, at);
            case PersonDecided decided -> {
                return lots.personDecided(draft, decided, now);
            }
            case DeadlinePassed(Deadline deadline) -> clearances.askAgain(draft, deadline.ref(), at);
            case FromBelow told -> lots.told(draft, told);
        }
        return draft.decision();
    }

    /** Talks over, something to sell, something owed, and a court that would still grant it: in whatever order that was heard. */
    private void startIfDue(CaseDraft draft, Instant at, Instant now) {
        Dossier dossier = draft.dossier();
        if (draft.state() instanceof Watching
                && dossier.negotiationOverAt() != null
                && !dossier.collateral().isEmpty()
                && !dossier.balance().settled()) {
            if (Foreclosure.barred(rules, dossier, now)) {
                Foreclosure.Bar bar = Foreclosure.news(dossier);
                if (bar != null) {
                    draft.add(new ForeclosureBarred(bar));
                }
                return;
            }
            lots.start(draft, at);
            releaseWithoutTitle(draft, at);
        }
    }

    private void title(CaseDraft draft, Instant at, Instant now) {
        if (draft.dossier().titleAt() == null
                && (draft.state() instanceof Watching || draft.state() instanceof Disposing)) {
            draft.add(new TitleNoted(at));
            startIfDue(draft, at, now);
            lots.sellValued(draft, at);
        }
    }

    private void litigationOver(CaseDraft draft, Instant at) {
        if (draft.dossier().litigationOverAt() == null
                && (draft.state() instanceof Watching || draft.state() instanceof Disposing)) {
            draft.add(new LitigationEndNoted(at));
            releaseWithoutTitle(draft, at);
        }
    }

    /** Without an enforceable title there is no judicial auction, and no procedure is left that could bring one. */
    private void releaseWithoutTitle(CaseDraft draft, Instant at) {
        Dossier dossier = draft.dossier();
        if (rules.govern(dossier) && dossier.litigationOverAt() != null && dossier.titleAt() == null) {
            Stops.rest(draft, "no-title", StopScope.ALL, at);
        }
    }

    private void close(CaseDraft draft, Instant at) {
        switch (draft.state()) {
            case Disposing _ -> {
                Stops.atOnce(draft, at);
                draft.add(new CaseShut(at));
            }
            case Watching _, Ended _ -> draft.add(new CaseShut(at));
            case Shut _, Unopened _ -> {}
        }
    }

    @Override
    public CaseState evolve(CaseState state, CaseEvent event) {
        return CaseFold.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(CaseState state) {
        if (!(state instanceof Disposing(Dossier dossier))) {
            return Set.of();
        }
        Set<Deadline> due = new HashSet<>();
        for (Line line : dossier.lines()) {
            if (line.askAgainAt() != null) {
                due.add(Deadline.business(
                        ASK_AGAIN,
                        line.asset(),
                        line.askAgainAt(),
                        rules.policy().id()));
            }
        }
        return due;
    }

    @Override
    public Facets facets(CaseState state) {
        return switch (state) {
            case Unopened _ -> Facets.of(Facets.SHARED, "unopened");
            case Watching(Dossier d) -> Facets.of(d.lender(), d.bar() == null ? "watching" : "foreclosure-barred");
            case Disposing(Dossier d) -> Facets.of(d.lender(), status(d));
            case Ended(Dossier d) -> Facets.of(d.lender(), "ended");
            case Shut(Dossier d) -> Facets.of(d.lender(), "closed");
        };
    }

    private static String status(Dossier dossier) {
        if (dossier.lines().stream().anyMatch(line -> line.person() != null)) {
            return "waiting-for-person";
        }
        return dossier.titleAt() == null ? "awaiting-title" : "disposing";
    }

    @Override
    public CaseInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }
}

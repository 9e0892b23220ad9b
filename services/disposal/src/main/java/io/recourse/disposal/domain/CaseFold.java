package io.recourse.disposal.domain;

import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.DisposalEvent.AssetReleased;
import io.recourse.contracts.DisposalEvent.AssetSold;
import io.recourse.contracts.DisposalEvent.AuctionAnnounced;
import io.recourse.contracts.DisposalEvent.AuctionFailed;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.DisposalEvent.DisposalStarted;
import io.recourse.contracts.DisposalEvent.ForcedSaleOpened;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleCostsIncurred;
import io.recourse.contracts.DisposalEvent.SaleRequested;
import io.recourse.contracts.DisposalEvent.SaleStopped;
import io.recourse.contracts.DisposalEvent.ValuationFixed;
import io.recourse.contracts.DisposalEvent.WinnerDefaulted;
import io.recourse.disposal.domain.CaseEvent.BalanceNoted;
import io.recourse.disposal.domain.CaseEvent.CaseShut;
import io.recourse.disposal.domain.CaseEvent.CaseTaken;
import io.recourse.disposal.domain.CaseEvent.ClearanceHeard;
import io.recourse.disposal.domain.CaseEvent.ClearanceMissed;
import io.recourse.disposal.domain.CaseEvent.CostIncurred;
import io.recourse.disposal.domain.CaseEvent.ForeclosureBarred;
import io.recourse.disposal.domain.CaseEvent.LimitationNoted;
import io.recourse.disposal.domain.CaseEvent.LitigationEndNoted;
import io.recourse.disposal.domain.CaseEvent.NegotiationNoted;
import io.recourse.disposal.domain.CaseEvent.PersonAnswered;
import io.recourse.disposal.domain.CaseEvent.PersonAsked;
import io.recourse.disposal.domain.CaseEvent.ResumptionNoted;
import io.recourse.disposal.domain.CaseEvent.SaleAnswered;
import io.recourse.disposal.domain.CaseEvent.SaleBegun;
import io.recourse.disposal.domain.CaseEvent.TitleNoted;
import io.recourse.disposal.domain.CaseEvent.Told;
import io.recourse.disposal.domain.CaseEvent.ValuationOutdated;
import io.recourse.disposal.domain.CaseEvent.ValuationRenewed;
import io.recourse.disposal.domain.CaseState.Disposing;
import io.recourse.disposal.domain.CaseState.Known;
import io.recourse.disposal.domain.CaseState.Unopened;
import io.recourse.disposal.domain.CaseState.Watching;
import io.recourse.disposal.domain.Line.Progress;
import io.recourse.rules.clearance.ClearancePolicy;

/** What is true of a case after an event. */
final class CaseFold {

    private CaseFold() {}

    static CaseState evolve(CaseState state, CaseEvent event) {
        return switch (event) {
            case CaseTaken taken when state instanceof Unopened unopened -> unopened.taken(taken);
            case Told(DisposalStarted _) when state instanceof Watching watching -> watching.started();
            case Told(DisposalEnded _) when state instanceof Disposing disposing -> disposing.ended();
            case CaseShut _ when state instanceof Known known -> known.shut();
            case CaseTaken _, Told(DisposalStarted _), Told(DisposalEnded _), CaseShut _ ->
                throw new IllegalStateException(event + " cannot happen to " + state);
            case Told(DisposalEvent told) when state instanceof Known known -> known.with(told(known.dossier(), told));
            case NegotiationNoted n
            when state instanceof Known known -> known.with(known.dossier().negotiationOver(n.at()));
            case ResumptionNoted _
            when state instanceof Watching watching ->
                watching.with(watching.dossier().talking());
            case TitleNoted t
            when state instanceof Known known -> known.with(known.dossier().title(t.at()));
            case LitigationEndNoted l
            when state instanceof Known known -> known.with(known.dossier().litigationOver(l.at()));
            case BalanceNoted b
            when state instanceof Known known -> known.with(known.dossier().balance(b.balance(), b.paymentId()));
            case LimitationNoted l
            when state instanceof Known known -> known.with(known.dossier().barredFrom(l.endsAt()));
            case ForeclosureBarred f
            when state instanceof Watching watching ->
                watching.with(watching.dossier().barredBy(f.bar()));
            case CostIncurred c
            when state instanceof Known known ->
                known.with(known.dossier().with(known.dossier().costs().with(c)));
            case ValuationRenewed v
            when state instanceof Known known ->
                known.with(known.dossier().line(v.asset(), l -> l.to(Progress.VALUING)));
            case ValuationOutdated v
            when state instanceof Known known ->
                known.with(known.dossier().line(v.asset(), l -> l.to(Progress.OUTDATED)));
            case SaleBegun s
            when state instanceof Known known -> known.with(known.dossier().line(s.asset(), Line::handedOver));
            case SaleAnswered s
            when state instanceof Known known -> known.with(known.dossier().line(s.asset(), Line::backFromAuction));
            case ClearanceHeard c
            when state instanceof Known known -> known.with(known.dossier().line(c.asset(), Line::answered));
            case ClearanceMissed c
            when state instanceof Known known ->
                known.with(known.dossier()
                        .line(
                                c.asset(),
                                l -> c.rule().equals(ClearancePolicy.ANSWER_WAITS)
                                        ? l.heldUntil(c.askAgainAt())
                                        : l.askingAgain(c.askAgainAt())));
            case PersonAsked p
            when state instanceof Known known ->
                known.with(known.dossier().line(p.asset(), l -> l.withPerson(p.rule())));
            case PersonAnswered p
            when state instanceof Known known -> known.with(known.dossier().line(p.asset(), Line::withoutPerson));
            case Told _,
                    NegotiationNoted _,
                    ResumptionNoted _,
                    TitleNoted _,
                    LitigationEndNoted _,
                    BalanceNoted _,
                    LimitationNoted _,
                    ForeclosureBarred _,
                    CostIncurred _,
                    ValuationRenewed _,
                    ValuationOutdated _,
                    SaleBegun _,
                    SaleAnswered _,
                    ClearanceHeard _,
                    ClearanceMissed _,
                    PersonAsked _,
                    PersonAnswered _ -> throw new IllegalStateException(event + " cannot happen to " + state);
        };
    }

    private static Dossier told(Dossier dossier, DisposalEvent event) {
        return switch (event) {
            case ValuationFixed v -> dossier.line(v.asset(), l -> l.valued(v.value(), v.at(), v.validUntil()));
            case SaleRequested r -> dossier.asked(r.asset(), r.requestId());
            case AuctionAnnounced a -> dossier.line(a.asset(), l -> l.inRound(a.round()));
            case ForcedSaleOpened f -> dossier.line(f.asset(), l -> l.inRound(Rounds.FORCED));
            case AuctionFailed f -> dossier.line(f.asset(), l -> l.inRound(Math.min(f.round() + 1, Rounds.FORCED)));
            case AssetSold s -> dossier.line(s.asset(), l -> l.to(Progress.SOLD).backFromAuction());
            case AssetReleased r -> dossier.line(r.asset(), l -> l.to(Progress.RELEASED));
            case ProceedsDistributed p -> dossier.distributed(p.distributionId(), p.toCosts(), p.toDebt());
            case SaleCostsIncurred c -> dossier.with(dossier.costs().told(c.costId()));
            case DisposalStarted _, WinnerDefaulted _, SaleStopped _, DisposalEnded _ -> dossier;
        };
    }
}

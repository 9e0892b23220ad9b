package io.recourse.disposal.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Input;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.CaseEvent.CostIncurred;
import io.recourse.disposal.domain.CaseEvent.Told;
import io.recourse.disposal.domain.CaseState.Disposing;
import io.recourse.disposal.domain.CaseState.Known;
import java.time.Instant;
import java.util.Optional;

/** A decision of a known case in the making. */
final class CaseDraft {

    private final Draft<CaseState, CaseEvent> draft;

    CaseDraft(Known state) {
        this.draft = new Draft<>(state, CaseFold::evolve);
    }

    CaseState state() {
        return draft.state();
    }

    Dossier dossier() {
        if (draft.state() instanceof Known known) {
            return known.dossier();
        }
        throw new IllegalStateException("a known case stays known");
    }

    boolean disposing() {
        return draft.state() instanceof Disposing;
    }

    /** The asset's line while it is where the rule expects it and the disposal runs. */
    Optional<Line> line(String asset, Line.Progress where) {
        return disposing() ? dossier().line(asset).filter(l -> l.at(where)) : Optional.empty();
    }

    void add(CaseEvent event) {
        draft.add(event);
    }

    void tell(DisposalEvent event) {
        draft.add(new Told(event));
    }

    void tellAsset(String asset, Input input) {
        draft.tell(AssetDecider.KIND, AssetCode.of(dossier().lender(), asset), input);
    }

    void tellAuction(String asset, Input input) {
        draft.tell(AuctionDecider.KIND, AssetCode.of(dossier().lender(), asset), input);
    }

    /** A cost, once. It may be heard when its asset is back already: the work was done all the same. */
    void incur(String asset, String kind, Money amount, Instant doneAt, Instant at) {
        Costs costs = dossier().costs();
        if (dossier().line(asset).isPresent() && !costs.knows(asset, kind, doneAt)) {
            add(new CostIncurred(costs.nextId(), asset, kind, doneAt, amount));
            tellCostsLeft(at);
        }
    }

    /** Costs stay with the debtor where no price can come for them any more; the ledger is told what is left of each. */
    private void tellCostsLeft(Instant at) {
        Dossier dossier = dossier();
        if (dossier.allOver() && !dossier.priceMayCome()) {
            String currency = dossier.balance().currency();
            for (Costs.Cost cost : dossier.costs().uncovered()) {
                Money left = new Money(cost.open(), currency);
                tell(new DisposalEvent.SaleCostsIncurred(cost.id(), cost.asset(), left, cost.kind(), at));
            }
        }
    }

    /** Ends the disposal once nothing is left to sell. */
    void endIfAllOver(Instant at) {
        tellCostsLeft(at);
        Dossier dossier = dossier();
        if (disposing() && dossier.allOver()) {
            tell(new DisposalEvent.DisposalEnded(
                    dossier.count(Line.Progress.SOLD), dossier.count(Line.Progress.RELEASED), at));
        }
    }

    Decision<CaseEvent> decision() {
        return draft.decision();
    }
}

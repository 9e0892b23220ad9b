package io.recourse.disposal.domain;

import io.recourse.contracts.DisposalEvent.AssetReleased;
import io.recourse.contracts.DisposalEvent.SaleStopped;
import io.recourse.disposal.domain.AssetInput.LetGo;
import io.recourse.disposal.domain.AuctionInput.Stop;
import io.recourse.disposal.domain.Line.Progress;
import java.time.Instant;

/** How assets come back unsold. */
final class Stops {

    static final String CASE_CLOSED = "case-closed";

    private Stops() {}

    /** Everything not being sold goes back at once; a sale under way is told to stop and answers if it did. */
    static void rest(CaseDraft draft, String rule, StopScope scope, Instant at) {
        if (!draft.disposing()) {
            return;
        }
        for (Line line : draft.dossier().lines()) {
            if (line.at(Progress.SELLING)) {
                sale(draft, line.asset(), rule, scope, at);
            } else if (!line.progress().over()) {
                release(draft, line.asset(), rule, at);
            }
        }
        draft.endIfAllOver(at);
    }

    /** The case is over: nothing waits for an answer. */
    static void atOnce(CaseDraft draft, Instant at) {
        for (Line line : draft.dossier().lines()) {
            if (line.at(Progress.SELLING)) {
                draft.tell(new SaleStopped(line.asset(), line.round(), CASE_CLOSED, at));
                sale(draft, line.asset(), CASE_CLOSED, StopScope.ALL, at);
            }
            if (!line.progress().over()) {
                release(draft, line.asset(), CASE_CLOSED, at);
            }
        }
        draft.endIfAllOver(at);
    }

    static void sale(CaseDraft draft, String asset, String rule, StopScope scope, Instant at) {
        draft.tellAuction(asset, new Stop(draft.dossier().caseId(), rule, scope, at));
    }

    static void release(CaseDraft draft, String asset, String rule, Instant at) {
        draft.tell(new AssetReleased(asset, rule, at));
        draft.tellAsset(asset, new LetGo(draft.dossier().caseId(), rule, at));
    }
}

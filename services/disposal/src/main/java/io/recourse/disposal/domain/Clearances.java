package io.recourse.disposal.domain;

import io.recourse.contracts.DisposalEvent.SaleRequested;
import io.recourse.disposal.domain.AuctionInput.Cleared;
import io.recourse.disposal.domain.CaseEvent.ClearanceHeard;
import io.recourse.disposal.domain.CaseEvent.ClearanceMissed;
import io.recourse.disposal.domain.CaseEvent.PersonAsked;
import io.recourse.disposal.domain.CaseInput.ClearanceGiven;
import io.recourse.disposal.domain.CaseInput.ClearanceRefused;
import io.recourse.rules.clearance.ClearancePolicy;
import io.recourse.rules.clearance.ClearedAct;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice cannot be undone: the ledger is asked before each, a few times at most, then a person decides. While what was said waits
 * for a reader it is asked each day and nobody has to decide: the hold ends soon, and the law's days for a round run on.
 */
record Clearances(DisposalRules rules) {

    static final String ACT = ClearedAct.START_AUCTION.word();

    void ask(CaseDraft draft, Line line, Instant at) {
        if (line.asks() > rules.clearance().asksAgain()) {
            draft.add(new PersonAsked(line.asset(), "clearance-ran-out"));
        } else {
            String requestId = "sale-" + (draft.dossier().requests() + 1);
            draft.tell(new SaleRequested(requestId, ACT, line.asset(), at));
        }
    }

    void askAgain(CaseDraft draft, String asset, Instant at) {
        draft.line(asset, Line.Progress.SELLING).ifPresent(line -> ask(draft, line, at));
    }

    void given(CaseDraft draft, ClearanceGiven given) {
        waiting(draft, given.requestId()).ifPresent(line -> {
            draft.add(new ClearanceHeard(given.requestId(), line.asset(), given.until()));
            draft.tellAuction(line.asset(), new Cleared(draft.dossier().caseId(), given.until(), given.at()));
        });
    }

    void refused(CaseDraft draft, ClearanceRefused refused) {
        waiting(draft, refused.requestId()).ifPresent(line -> {
            if (refused.rule().equals(ClearancePolicy.ANSWER_WAITS)) {
                draft.add(missed(line, refused, rules.clearance().unreadAskedAgain(refused.at())));
            } else if (line.asks() > rules.clearance().asksAgain()) {
                draft.add(new PersonAsked(line.asset(), refused.rule()));
            } else {
                Duration rest = Duration.ofDays(rules.policy().askAgainDays());
                draft.add(missed(line, refused, refused.at().plus(rest)));
            }
        });
    }

    private static ClearanceMissed missed(Line line, ClearanceRefused refused, Instant again) {
        return new ClearanceMissed(refused.requestId(), line.asset(), refused.rule(), again);
    }

    private static Optional<Line> waiting(CaseDraft draft, String requestId) {
        return draft.disposing()
                ? draft.dossier().lines().stream()
                        .filter(l -> l.at(Line.Progress.SELLING) && requestId.equals(l.request()))
                        .findFirst()
                : Optional.empty();
    }
}

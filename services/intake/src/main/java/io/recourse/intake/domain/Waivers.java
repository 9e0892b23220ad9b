package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.CaseEvent.WaiverKept;
import io.recourse.intake.domain.CaseEvent.WaiverUndone;
import io.recourse.intake.domain.CaseInput.SettlementPaid;
import io.recourse.intake.domain.CaseInput.SettlementUndone;
import io.recourse.intake.domain.CaseState.Open;
import java.time.Instant;

/** Settlements that negotiation found paid in time: the ledger waives exactly what was agreed, and takes it back with them. */
record Waivers(CasePolicies policies, Standing standing) {

    Decision<CaseEvent> paid(Open open, SettlementPaid paid, Instant now) {
        if (open.ledger().waiver(paid.settlementId()) != null) {
            return Decision.nothing();
        }
        if (!paid.waived().currency().equals(open.ledger().currency())) {
            throw new IllegalStateException("a settlement is in the currency of the case");
        }
        Waiver waiver = new Waiver(
                paid.settlementId(),
                paid.agreedOn(),
                paid.paidOn(),
                paid.waived().costs(),
                paid.waived().interest(),
                paid.waived().principal(),
                paid.discharged(),
                false);
        return follow(open, new WaiverKept(waiver), "settlement", now);
    }

    Decision<CaseEvent> undone(Open open, SettlementUndone undone, Instant now) {
        return open.ledger().waiver(undone.settlementId()) == null
                ? Decision.nothing()
                : follow(open, new WaiverUndone(undone.settlementId()), "settlement-undone", now);
    }

    private Decision<CaseEvent> follow(Open open, CaseEvent event, String reason, Instant now) {
        Ledger ledger = open.ledger();
        long creditBefore = policies.reckon(open.account(), ledger).credit();
        Story story = new Story(open).add(event);
        Reckoning after = policies.reckon(open.account(), story.open().ledger());
        Standing.adjust(story, reason, after.balance(), after.oldestUnpaidDue());
        Standing.refund(story, after.credit() - creditBefore);
        standing.follow(story, ledger.oldestUnpaidDue(), now);
        return story.end();
    }
}

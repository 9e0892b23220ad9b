package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.CaseEvent.SettlementNoted;
import io.recourse.intake.domain.CaseEvent.WaiverKept;
import io.recourse.intake.domain.CaseEvent.WaiverUndone;
import io.recourse.intake.domain.CaseEvent.WaiverWithheld;
import io.recourse.intake.domain.CaseInput.SettlementAgreed;
import io.recourse.intake.domain.CaseInput.SettlementPaid;
import io.recourse.intake.domain.CaseInput.SettlementUndone;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.Progress.Settlement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Settlements that negotiation found paid in time: the ledger waives what was agreed and, where they discharge, what came up since,
 * and takes it back with them. Money of before that went back meanwhile did not come up since and is owed again; principal and
 * costs that a statement added were never settled and stay owed. Word of it crosses what goes back meanwhile, so the ledger looks
 * whether what fulfils it is still there: a case that was closed by a waiver stays closed.
 */
record Waivers(CasePolicies policies, Standing standing) {

    Decision<CaseEvent> paid(Open open, SettlementPaid paid, Instant now) {
        if (open.ledger().waiver(paid.settlementId()) != null) {
            return Decision.nothing();
        }
        if (!paid.waived().currency().equals(open.ledger().currency())) {
            throw new IllegalStateException("a settlement is in the currency of the case");
        }
        Settlement settlement = open.progress().settlement(paid.settlementId());
        long missing = missing(open.ledger(), settlement, paid);
        if (missing > 0) {
            return Decision.accept(new WaiverWithheld(paid.settlementId(), missing));
        }
        Waiver waiver = new Waiver(
                paid.settlementId(),
                paid.agreedOn(),
                paid.paidOn(),
                paid.waived().costs(),
                paid.waived().interest(),
                paid.waived().principal(),
                paid.discharged(),
                false,
                settlement == null ? null : settlement.paidInAll(),
                settlement == null ? null : settlement.stated());
        return follow(open, new WaiverKept(waiver), "settlement", now);
    }

    Story agreed(Story story, SettlementAgreed agreed) {
        if (!agreed.payable().currency().equals(story.open().ledger().currency())) {
            throw new IllegalStateException("a settlement is in the currency of the case");
        }
        return story.open().progress().settlement(agreed.settlementId()) == null
                ? story.add(new SettlementNoted(
                        agreed.settlementId(),
                        agreed.payable().minor(),
                        story.open().ledger().paid(_ -> true),
                        Stated.of(story.open().ledger())))
                : story;
    }

    /**
     * Of what fulfils it. Whatever negotiation counted was paid between those days, so nothing is missing while nothing went back;
     * what pays something else of these days may hide it.
     */
    private static long missing(Ledger ledger, @Nullable Settlement settlement, SettlementPaid paid) {
        if (settlement == null) {
            return 0;
        }
        long stands = ledger.paid(
                p -> !p.valueDate().isBefore(paid.agreedOn()) && !p.valueDate().isAfter(paid.paidOn()));
        return Math.max(0, settlement.minor() - stands);
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

package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.intake.domain.CaseEvent.SettlementNoted;
import io.recourse.intake.domain.CaseEvent.WaiverKept;
import io.recourse.intake.domain.CaseEvent.WaiverUndone;
import io.recourse.intake.domain.CaseEvent.WaiverWithheld;
import io.recourse.intake.domain.CaseInput.SettlementAgreed;
import io.recourse.intake.domain.CaseInput.SettlementPaid;
import io.recourse.intake.domain.CaseInput.SettlementUndone;
import io.recourse.intake.domain.CaseState.Closed;
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

    private static final String SETTLEMENT = "settlement";

    Decision<CaseEvent> paid(Open open, SettlementPaid paid, Instant now) {
        return switch (heard(open.ledger(), open.progress().settlement(paid.settlementId()), paid)) {
            case null -> Decision.nothing();
            case WaiverKept kept -> follow(open, kept, SETTLEMENT, now);
            case CaseEvent other -> Decision.accept(other);
        };
    }

    /** All that was owed was paid, and then it is heard that a part was enough: the case stays closed, the rest goes back. */
    Decision<CaseEvent> paid(Closed closed, SettlementPaid paid, Instant now) {
        Settlement settlement = closed.settlement(paid.settlementId());
        return switch (settlement == null ? null : heard(closed.ledger(), settlement, paid)) {
            case null -> Decision.nothing();
            case WaiverKept kept -> {
                Story story = counting(new Story(closed), kept, SETTLEMENT);
                yield closed.isOwed() && story.ledger().balance().settled()
                        ? Standing.overAgain(story, CloseReason.PAID, now)
                        : story.end();
            }
            case CaseEvent other -> Decision.accept(other);
        };
    }

    /** Null if it was heard before. */
    private static @Nullable CaseEvent heard(Ledger ledger, @Nullable Settlement settlement, SettlementPaid paid) {
        if (ledger.waiver(paid.settlementId()) != null) {
            return null;
        }
        if (!paid.waived().currency().equals(ledger.currency())) {
            throw new IllegalStateException("a settlement is in the currency of the case");
        }
        long missing = missing(ledger, settlement, paid);
        if (missing > 0) {
            return new WaiverWithheld(paid.settlementId(), missing);
        }
        return new WaiverKept(new Waiver(
                paid.settlementId(),
                paid.agreedOn(),
                paid.paidOn(),
                paid.waived().costs(),
                paid.waived().interest(),
                paid.waived().principal(),
                paid.discharged(),
                false,
                settlement == null ? null : settlement.paidInAll(),
                settlement == null ? null : settlement.stated()));
    }

    Story agreed(Story story, SettlementAgreed agreed) {
        if (!agreed.payable().currency().equals(story.open().ledger().currency())) {
            throw new IllegalStateException("a settlement is in the currency of the case");
        }
        if (story.open().progress().settlement(agreed.settlementId()) != null) {
            return story;
        }
        Ledger ledger = story.ledger();
        long unheard = unheard(ledger.balance(), agreed.owed());
        return story.add(new SettlementNoted(
                agreed.settlementId(),
                agreed.payable().minor(),
                ledger.standing(_ -> true) + Math.min(0, unheard),
                Stated.of(ledger, story.account().dayOf(agreed.at())).without(Math.max(0, unheard))));
    }

    /**
     * What crossed the word of the agreement came up since, as if it had come after it: how much more of principal and costs the ledger
     * has than was known then, be it by a statement or a return; below 0 how much less is owed in all, by a payment.
     */
    private static long unheard(Balance has, @Nullable Balance known) {
        if (known == null) {
            return 0;
        }
        long more = has.costs() + has.principal() - known.costs() - known.principal();
        return Math.min(more, has.total().minor() - known.total().minor());
    }

    /**
     * Of what fulfils it. Whatever negotiation counted was paid between those days, so nothing is missing while nothing went back;
     * what pays something else of these days may hide it.
     */
    private static long missing(Ledger ledger, @Nullable Settlement settlement, SettlementPaid paid) {
        if (settlement == null) {
            return 0;
        }
        long stands = ledger.standing(
                p -> !p.valueDate().isBefore(paid.agreedOn()) && !p.valueDate().isAfter(paid.paidOn()));
        return Math.max(0, settlement.minor() - stands);
    }

    Decision<CaseEvent> undone(Open open, SettlementUndone undone, Instant now) {
        return open.ledger().waiver(undone.settlementId()) == null
                ? Decision.nothing()
                : follow(open, new WaiverUndone(undone.settlementId()), "settlement-undone", now);
    }

    private Decision<CaseEvent> follow(Open open, CaseEvent event, String reason, Instant now) {
        Story story = counting(new Story(open), event, reason);
        standing.follow(story, open.ledger().oldestUnpaidDue(), now);
        return story.end();
    }

    private Story counting(Story story, CaseEvent event, String reason) {
        long creditBefore = policies.reckon(story.account(), story.ledger()).credit();
        story.add(event);
        Reckoning after = policies.reckon(story.account(), story.ledger());
        Standing.adjust(story, reason, after.balance(), after.oldestUnpaidDue());
        Standing.refund(story, after.credit() - creditBefore);
        return story;
    }
}

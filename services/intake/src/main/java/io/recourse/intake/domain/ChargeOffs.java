package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.CaseEvent.ChargedOff;
import io.recourse.intake.domain.CaseEvent.RateCapped;
import io.recourse.intake.domain.CaseInput.ChargeOffAsked;
import io.recourse.intake.domain.CaseState.Open;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The lender charges an account off: from then on no statement changes its balance. Interest runs by the rate of the last
 * statement from that statement's day, for up to it the host reckoned.
 */
record ChargeOffs(CasePolicies policies, Standing standing, RateCaps caps) {

    Decision<CaseEvent> chargeOff(Open open, ChargeOffAsked asked, Instant now) {
        Ledger ledger = open.ledger();
        Statement base = ledger.base();
        LocalDate today = open.account().dayOf(now);
        LocalDate on = asked.on() == null ? today : asked.on();
        if (base.authority() == Authority.RECOURSE) {
            return Decision.nothing();
        }
        if (on.isAfter(today)) {
            return Decision.refuse(
                    "charge-off-in-future", "on", "an account cannot be charged off on a day yet to come");
        }
        Credit credit = open.account().credit();
        CappedRate capped = null;
        if (credit.isCapped()) {
            capped = caps.capped(policies.of(open.account()), credit, base.annualRateBp(), base.asOf());
            if (capped == null) {
                return unknownCap();
            }
        }
        Story story = new Story(open).add(new ChargedOff(on));
        if (capped != null) {
            story.add(new RateCapped(capped));
        }
        Reckoning after = policies.reckon(open.account(), story.open().ledger());
        Standing.adjust(story, "charge-off", after.balance(), after.oldestUnpaidDue());
        standing.follow(story, ledger.oldestUnpaidDue(), now);
        return story.end();
    }

    static Decision<CaseEvent> unknownCap() {
        return Decision.refuse(
                "rate-cap-unknown", "terms.contractDate", "no loan prime rate is known here of the day that counts");
    }
}

package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.Balance;
import io.recourse.intake.domain.CaseEvent.CoDebtorReleased;
import io.recourse.intake.domain.CaseInput.CoDebtorReleaseAsked;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.money.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The creditor releases a joint debtor: the others owe less by that debtor's share of what is owed that day, head by head, and
 * no more (民法典 art. 519, 520).
 */
record Releases(CasePolicies policies, Standing standing) {

    Decision<CaseEvent> release(Open open, CoDebtorReleaseAsked asked, Instant now) {
        Parties parties = open.parties();
        if (asked.party().equals(parties.debtor())) {
            return Decision.refuse(
                    "last-debtor-remains", "party", "the debtor of a case is not released; the case is taken back");
        }
        CoDebtor coDebtor = parties.coDebtor(asked.party());
        if (coDebtor == null) {
            return Decision.refuse("co-debtor-unknown", "party", "the case has no such co-debtor");
        }
        if (!coDebtor.owes()) {
            return Decision.refuse("co-debtor-already-released", "party", "it owes nothing any more");
        }
        LocalDate today = open.account().dayOf(now);
        Ledger ledger = open.ledger();
        Balance balance = ledger.balance();
        Reckoning reckoning = policies.reckon(open.account(), ledger);
        long interest = balance.interest() + reckoning.accrued(today) + reckoning.accruedDoubled(today);
        List<Long> shares = parties.shares();
        int place = parties.placeOf(coDebtor);
        Relief relief = new Relief(
                asked.party(),
                today,
                part(balance.costs(), shares, place),
                part(interest, shares, place),
                part(balance.principal(), shares, place));
        Story story = new Story(open).add(new CoDebtorReleased(relief));
        Reckoning after = policies.reckon(open.account(), story.open().ledger());
        Standing.adjust(story, "co-debtor-released", after.balance(), after.oldestUnpaidDue());
        standing.follow(story, ledger.oldestUnpaidDue(), now);
        return story.end();
    }

    private static long part(long minor, List<Long> shares, int place) {
        return Split.minor(minor, shares).get(place);
    }
}

package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.IntakeEvent.PartyReleased;
import io.recourse.intake.domain.CaseEvent.CoDebtorReleased;
import io.recourse.intake.domain.CaseInput.CoDebtorReleaseAsked;
import io.recourse.intake.domain.CaseState.Open;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The creditor releases a joint debtor: the others owe less by that debtor's share of what is owed that day, head by head, and
 * no more (民法典 art. 519, 520).
 */
record Releases(CasePolicies policies, Standing standing) {

    Decision<CaseEvent> release(Open open, CoDebtorReleaseAsked asked, Instant now) {
        Parties parties = open.parties();
        if (asked.party().equals(parties.debtor())) {
            return Decision.refuse(
                    "debtor-not-released",
                    "party",
                    "a case is its first-named debtor's: it is taken back, and that of the others pushed");
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
        Relief relief = new Relief(asked.party(), today, parties.shares(), parties.placeOf(coDebtor));
        Story story = new Story(open).add(new CoDebtorReleased(relief)).add(new PartyReleased(asked.party(), now));
        story.tell(new Tell(new SubjectId(PartyDecider.KIND, asked.party()), new PartyInput.CaseReleased(open.id())));
        Reckoning after = policies.reckon(open.account(), story.open().ledger());
        Standing.adjust(story, "co-debtor-released", after.balance(), after.oldestUnpaidDue());
        standing.follow(story, ledger.oldestUnpaidDue(), now);
        return story.end();
    }
}

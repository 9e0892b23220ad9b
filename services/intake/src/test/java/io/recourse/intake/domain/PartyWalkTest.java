package io.recourse.intake.domain;

import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.RandomWalk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Random lives of a debtor of several accounts: what it pays arrives to the fen, and its flags hold all its cases. */
class PartyWalkTest {

    @Test
    void every_fen_that_names_no_account_ends_in_one_ledger_and_every_flag_in_every_case() {
        RandomWalk.of(
                        PartyLife::new,
                        PaperKind.of(Given.decider(), CaseState.class, CaseInput.class, CaseEvent.class),
                        PaperKind.of(Given.partyDecider(), PartyState.class, PartyInput.class, PartyEvent.class))
                .from(LedgerLife.BEGIN)
                .pace(Duration.ofDays(4))
                .lives(80)
                .rounds(25)
                .walk()
                .reached("case OPEN", "case PAID", "case RECALLED", "party REGISTERED", "party CEASED");
    }
}

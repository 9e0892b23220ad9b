package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.ClearanceDenied;
import io.recourse.contracts.IntakeEvent.ClearanceGranted;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.EpisodeOpened;
import io.recourse.contracts.IntakeEvent.PartyReleased;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.PublicEvent;
import io.recourse.negotiation.domain.CaseInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseHearingTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:30:00Z");

    /** A cure at the host among them: talks end though there is a balance left. */
    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void whatever_the_ledger_closed_a_case_for_ends_its_talks(CloseReason reason) {
        assertThat(new CaseHearing().hear(new CaseClosed(reason, Stage.NEGOTIATION, AT), AT.plusSeconds(1)))
                .isEqualTo(Heard.of(new CaseInput.Closed(AT, reason)));
    }

    @Test
    void of_the_ledgers_clearances_only_those_of_debits_are_its_own() {
        Balance owed = new Balance("CNY", 0, 0, 100);
        assertThat(hear(new ClearanceGranted("auto-debit/1", "auto-debit", owed, AT)))
                .isEqualTo(Heard.of(new CaseInput.ClearanceGiven("auto-debit/1", owed, AT, AT)));
        assertThat(hear(new ClearanceDenied("auto-debit/1", "auto-debit", "nothing-owed")))
                .isEqualTo(Heard.of(new CaseInput.ClearanceRefused("auto-debit/1", "nothing-owed", AT)));
        assertThat(hear(new ClearanceGranted("file-suit-1", "file-suit", owed, AT)))
                .isEqualTo(Heard.ignored());
        assertThat(hear(new ClearanceDenied("x-1", "an-act-of-a-later-release", "nothing-owed")))
                .isEqualTo(Heard.ignored());
    }

    @Test
    void of_what_moves_a_balance_statements_say_something_of_what_was_paid() {
        assertThat(hear(adjusted("statement"))).isEqualTo(Heard.of(moved(CaseInput.Cause.STATEMENT)));
        assertThat(hear(adjusted("in-statement"))).isEqualTo(Heard.of(moved(CaseInput.Cause.IN_STATEMENT)));
        assertThat(hear(adjusted("interest"))).isEqualTo(Heard.of(moved(null)));
    }

    private static BalanceAdjusted adjusted(String reason) {
        return new BalanceAdjusted(reason, new Balance("CNY", 0, 0, 100), new Balance("CNY", 0, 0, 90), null);
    }

    private static CaseInput moved(CaseInput.@Nullable Cause cause) {
        return new CaseInput.BalanceChanged(new Balance("CNY", 0, 0, 90), AT, null, cause);
    }

    @Test
    void who_the_ledger_released_is_a_co_debtor_no_more() {
        assertThat(hear(new PartyReleased("party-2", AT.minusSeconds(1))))
                .isEqualTo(Heard.of(new CaseInput.CoDebtorReleased("party-2", AT.minusSeconds(1))));
    }

    @Test
    void an_account_that_was_overdue_before_names_its_debt() {
        assertThat(hear(new EpisodeOpened("case-1", "case-2")))
                .isEqualTo(Heard.of(new CaseInput.EpisodeBegan("case-1", "case-2")));
    }

    private static Heard hear(PublicEvent event) {
        return new CaseHearing().hear(event, AT);
    }
}

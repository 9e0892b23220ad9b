package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.negotiation.domain.CaseInput;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseHearingTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:30:00Z");

    /** A cure at the host among them: talks end though there is a balance left. */
    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void whatever_the_ledger_closed_a_case_for_ends_its_talks(CloseReason reason) {
        assertThat(new CaseHearing().hear(new CaseClosed(reason, Stage.NEGOTIATION, AT), AT.plusSeconds(1)))
                .isEqualTo(Heard.of(new CaseInput.Closed(AT)));
    }
}

package io.recourse.disposal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.Closed;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseHearingTest {

    private static final Instant SAID = Instant.parse("2026-01-11T20:00:00Z");
    private static final Balance LEFT = new Balance("CNY", 0, 0, 400_00);

    @Test
    void proceeds_are_known_again_and_a_lenders_payment_of_their_name_is_not_taken_for_them() {
        assertThat(paid("proceeds/flat-1-p1")).isEqualTo(Heard.of(new BalanceChanged(LEFT, "flat-1-p1", SAID)));
        assertThat(paid("flat-1-p1")).isEqualTo(Heard.of(new BalanceChanged(LEFT, null, SAID)));
    }

    /** A cure at the host among them: a sale ends though there is a balance left. */
    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void whatever_the_ledger_closed_a_case_for_ends_its_sales(CloseReason reason) {
        assertThat(new CaseHearing().hear(new CaseClosed(reason, Stage.DISPOSAL, SAID), SAID.plusSeconds(1)))
                .isEqualTo(Heard.of(new Closed(SAID)));
    }

    private static Heard paid(String paymentId) {
        LocalDate day = LocalDate.parse("2026-01-11");
        Money amount = new Money(700_00, "CNY");
        return new CaseHearing().hear(new PaymentAllocated(paymentId, day, amount, 0, 0, 700_00, 0, LEFT, day), SAID);
    }
}

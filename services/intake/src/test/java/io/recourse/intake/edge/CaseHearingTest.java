package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import io.recourse.contracts.PublicEvent;
import io.recourse.intake.domain.CaseInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaseHearingTest {

    private static final Instant SAID = Instant.parse("2026-01-11T20:00:00Z");
    private static final Instant OWED_FROM = Instant.parse("2026-01-11T17:00:00Z");
    private static final Money SUM = new Money(200_00, "CNY");

    private static Heard heard(PublicEvent event) {
        return new CaseHearing().hear(event, SAID);
    }

    @Test
    void costs_that_no_price_covers_are_booked_like_a_courts_from_the_day_disposal_names() {
        assertThat(heard(new DisposalEvent.SaleCostsIncurred("sale-cost-1", "flat-1", SUM, "valuation", OWED_FROM)))
                .isEqualTo(Heard.of(new CaseInput.CostsIncurred("sale-cost-1", SUM, "valuation", OWED_FROM)));
        assertThat(heard(new LitigationEvent.CostsIncurred("lit-1/fee", SUM, "court-fee")))
                .isEqualTo(Heard.of(new CaseInput.CostsIncurred("lit-1/fee", SUM, "court-fee", SAID)));
    }

    @Test
    void of_a_price_only_the_debts_part_is_a_payment_and_its_day_is_left_to_the_case() {
        assertThat(heard(new DisposalEvent.ProceedsDistributed(
                        "flat-1-p1", "flat-1", new Money(1_000_00, "CNY"), 100_00, 700_00, 200_00, OWED_FROM)))
                .isEqualTo(Heard.of(new CaseInput.ProceedsReceived("flat-1-p1", new Money(700_00, "CNY"), OWED_FROM)));
    }
}

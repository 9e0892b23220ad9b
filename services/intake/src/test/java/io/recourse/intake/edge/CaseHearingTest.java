package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.contracts.PublicEvent;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.InterruptionCause;
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
    void a_suit_is_heard_when_it_is_filed_and_when_it_is_accepted_and_a_payment_order_is_none() {
        assertThat(heard(new LitigationEvent.ActPerformed("q1", "file-suit", OWED_FROM, SAID)))
                .isEqualTo(interrupted(InterruptionCause.SUIT, "q1"));
        assertThat(heard(new LitigationEvent.SuitAccepted(Route.SUMMARY, OWED_FROM, SAID)))
                .isEqualTo(interrupted(InterruptionCause.SUIT, "suit-accepted/" + OWED_FROM));
        assertThat(heard(new LitigationEvent.ActPerformed("q2", "file-payment-order", OWED_FROM, SAID)))
                .isEqualTo(interrupted(InterruptionCause.PAYMENT_ORDER, "q2"));
        assertThat(heard(new LitigationEvent.TitleEffective(Route.PAYMENT_ORDER, OWED_FROM, SAID, SUM)))
                .isEqualTo(interrupted(InterruptionCause.PAYMENT_ORDER, "title/" + OWED_FROM));
        assertThat(heard(new LitigationEvent.TitleEffective(Route.SUMMARY, OWED_FROM, SAID, SUM)))
                .isEqualTo(interrupted(InterruptionCause.SUIT, "title/" + OWED_FROM));
    }

    private static Heard interrupted(InterruptionCause cause, String proof) {
        return Heard.of(new CaseInput.LimitationInterrupted(cause, OWED_FROM, proof));
    }

    @Test
    void of_a_price_only_the_debts_part_is_a_payment_and_its_day_is_left_to_the_case() {
        assertThat(heard(new DisposalEvent.ProceedsDistributed(
                        "flat-1-p1", "flat-1", new Money(1_000_00, "CNY"), 100_00, 700_00, 200_00, OWED_FROM)))
                .isEqualTo(Heard.of(new CaseInput.ProceedsReceived("flat-1-p1", new Money(700_00, "CNY"), OWED_FROM)));
    }
}

package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.casework.spec.WhileParked;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of the commands that reach a parked subject only those wait for it that nobody should have to repeat. */
class AcceptedWhileParkedTest {

    @Test
    void statements_payments_reversals_and_cease_contact_wait() {
        assertThat(List.<Input>of(
                        Given.received(Given.statement("2026-01-10", 0, Given.balance(0, 0, 100))),
                        Given.payment("p1", 100, "2026-01-12"),
                        Given.reversal("p1", "2026-01-12"),
                        new PartyPaymentReceived(
                                "p1",
                                Given.cny(100),
                                Given.day("2026-01-12"),
                                null,
                                instant("2026-01-12T12:00:00+08:00")),
                        new PartyPaymentReversed(
                                "p1", "r1", Given.day("2026-01-12"), instant("2026-01-12T12:00:00+08:00")),
                        new ContactCeaseAsked(instant("2026-01-12T12:00:00+08:00"), "letter")))
                .allMatch(Input::acceptedWhileParked);
    }

    @Test
    void what_else_a_lender_can_ask_again_is_told_to_come_back() {
        assertThat(WhileParked.accepted(CaseInput.class))
                .containsExactlyInAnyOrder(StatementReceived.class, PaymentReceived.class, PaymentReversed.class);
        assertThat(WhileParked.accepted(PartyInput.class))
                .containsExactlyInAnyOrder(
                        ContactCeaseAsked.class, PartyPaymentReceived.class, PartyPaymentReversed.class);
    }
}

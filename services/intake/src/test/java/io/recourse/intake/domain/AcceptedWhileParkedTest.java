package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of the commands that reach a parked subject only those wait for it that nobody should have to repeat. */
class AcceptedWhileParkedTest {

    private static final String NOW = "2026-01-12T12:00:00+08:00";

    @Test
    void payments_reversals_and_cease_contact_wait() {
        assertThat(List.<Input>of(
                        Given.payment("p1", 100, "2026-01-12"),
                        Given.reversal("p1", "2026-01-12"),
                        new ContactCeaseAsked(instant(NOW), "letter")))
                .allMatch(Input::acceptedWhileParked);
    }

    @Test
    void what_a_lender_can_ask_again_is_told_to_come_back() {
        assertThat(List.<Input>of(
                        Given.received(Given.statement("2026-01-10", 0, Given.balance(0, 5_000, 95_000))),
                        Given.pause("h1", PauseReason.HARDSHIP, NOW),
                        new PauseLifted("h1", instant(NOW)),
                        new Recalled(instant(NOW))))
                .noneMatch(Input::acceptedWhileParked);
    }
}

package io.recourse.negotiation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.WhileParked;
import org.junit.jupiter.api.Test;

/** Payments and cease-contact come here as intake's events, which always wait; of commands a wish to be left alone alone waits. */
class AcceptedWhileParkedTest {

    @Test
    void of_commands_only_a_wish_to_be_left_alone_waits_for_a_parked_subject() {
        assertThat(WhileParked.accepted(CaseInput.class))
                .containsExactlyInAnyOrder(CaseInput.AnswerHeard.class, CaseInput.MandateRevoked.class);
        assertThat(WhileParked.accepted(PartyInput.class))
                .containsExactlyInAnyOrder(
                        PartyInput.Ceased.class,
                        PartyInput.AddressWrong.class,
                        PartyInput.HoursWithdrawn.class,
                        // of one who refuses
                        PartyInput.ThirdPersonReported.class);
        assertThat(WhileParked.accepted(CallInput.class)).isEmpty();
        assertThat(WhileParked.accepted(LinkInput.class)).isEmpty();
    }
}

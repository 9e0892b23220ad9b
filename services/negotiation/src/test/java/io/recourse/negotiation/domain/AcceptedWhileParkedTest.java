package io.recourse.negotiation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.WhileParked;
import org.junit.jupiter.api.Test;

/** Payments and cease-contact come here as intake's events, which always wait; who asks for anything else asks again. */
class AcceptedWhileParkedTest {

    @Test
    void no_command_waits_for_a_parked_subject() {
        assertThat(WhileParked.accepted(CaseInput.class)).isEmpty();
        assertThat(WhileParked.accepted(PartyInput.class)).isEmpty();
    }
}

package io.recourse.disposal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.WhileParked;
import org.junit.jupiter.api.Test;

/** Payments come here as intake's events and venues' reports by topic, which always wait; who decides here decides again. */
class AcceptedWhileParkedTest {

    @Test
    void no_command_waits_for_a_parked_subject() {
        assertThat(WhileParked.accepted(CaseInput.class)).isEmpty();
        assertThat(WhileParked.accepted(AssetInput.class)).isEmpty();
        assertThat(WhileParked.accepted(AuctionInput.class)).isEmpty();
    }
}

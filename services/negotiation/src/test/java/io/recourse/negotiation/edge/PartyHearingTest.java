package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.negotiation.domain.PartyInput;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyHearingTest {

    private static final Instant AT = Instant.parse("2026-03-02T04:00:00Z");

    /** The channel is how it was said, even where it is the name of one of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"letter", "portal", "SMS", "EMAIL", "PHONE", "ALL"})
    void who_says_stop_on_whichever_channel_is_left_alone_on_all(String channel) {
        assertThat(new PartyHearing().hear(new ContactCeased(AT, channel), AT))
                .isEqualTo(Heard.of(new PartyInput.Ceased(AT, null)));
    }
}

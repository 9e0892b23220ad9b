package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.PartyEvent.BarGround;
import io.recourse.contracts.PartyEvent.ContactBarEnded;
import io.recourse.contracts.PartyEvent.ContactBarred;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.NumberReplaced;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.rules.contact.Flag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyHearingTest {

    private static final Instant AT = Instant.parse("2026-03-02T04:00:00Z");

    @Test
    void a_bar_is_to_the_guard_what_its_ground_says_and_ends_by_its_name() {
        Map.of(BarGround.DECEASED, Flag.DECEASED, BarGround.INCAPABLE, Flag.INCAPABLE, BarGround.RESTING, Flag.PAUSED)
                .forEach((ground, flag) -> assertThat(
                                new PartyHearing().hear(new ContactBarred("bar-1", ground, AT), AT))
                        .isEqualTo(Heard.of(new PartyInput.FlagRaised("bar-1", flag, AT))));
        assertThat(new PartyHearing().hear(new ContactBarEnded("bar-1", AT), AT))
                .isEqualTo(Heard.of(new PartyInput.FlagLifted("bar-1", AT)));
    }

    @Test
    void another_number_is_heard_with_the_day_of_the_statement_that_named_it() {
        LocalDate day = LocalDate.parse("2026-03-05");
        assertThat(new PartyHearing().hear(new NumberReplaced(day), AT))
                .isEqualTo(Heard.of(new PartyInput.NumberReplaced(day)));
    }

    /** The channel is how it was said, even where it is the name of one of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"letter", "portal", "SMS", "EMAIL", "PHONE", "ALL"})
    void who_says_stop_on_whichever_channel_is_left_alone_on_all(String channel) {
        assertThat(new PartyHearing().hear(new ContactCeased(AT, channel), AT))
                .isEqualTo(Heard.of(new PartyInput.Ceased(AT, null)));
    }
}

package io.recourse.verify.check;

import static io.recourse.verify.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Sample;
import io.recourse.verify.evidence.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a case heard and its party should know. */
class AnswerChecksTest {
    private static final Instant SENT = at(5, "12:00:00");
    private static final Instant SAID = at(5, "13:00:00");
    private static final Instant LATER = at(6, "12:00:00");

    private static List<String> found(Sample sample) {
        return new AnswersAreObeyed()
                .examine(sample.evidence()).findings().stream()
                        .map(Finding::rule)
                        .toList();
    }

    /** To a message. */
    private static Sample answered(Set<String> meant, @Nullable Set<String> unwanted) {
        return answered(meant, "SMS", unwanted);
    }

    private static Sample answered(Set<String> meant, String channel, @Nullable Set<String> unwanted) {
        return Sample.open()
                .contact("a", "SMS", SENT)
                .noteOfCase(new Fact.ReplyHeard("a", channel, meant, SAID, unwanted));
    }

    private static Fact ceased(Instant at, @Nullable String channel) {
        return new Fact.CeaseNoted(at, channel);
    }

    @Test
    void an_opt_out_is_noted_of_each_channel_it_names_not_later_than_it_was_said() {
        Set<String> calls = Set.of("PHONE", "VOICE_BOT");
        Sample half = answered(Set.of("STOP"), calls).note(ceased(SAID, "PHONE"));
        assertThat(found(half)).containsExactly("opt-out-not-noted");
        assertThat(found(half.note(ceased(SAID, "VOICE_BOT")))).isEmpty();
        assertThat(found(answered(Set.of("STOP"), Set.of("SMS")).note(ceased(SAID.minusSeconds(60), "SMS"))))
                .as("it was said before")
                .isEmpty();
        assertThat(found(answered(Set.of("STOP"), Set.of("SMS")).note(ceased(SAID.plusSeconds(60), "SMS"))))
                .containsExactly("opt-out-not-noted");
    }

    @Test
    void a_wish_for_no_contact_is_noted_of_all_channels() {
        assertThat(found(answered(Set.of("STOP_ALL"), null).note(ceased(SAID, "SMS"))))
                .containsExactly("opt-out-not-noted");
        assertThat(found(answered(Set.of("STOP_ALL"), null).note(ceased(SAID, null))))
                .isEmpty();
    }

    @Test
    void what_a_stranger_does_not_want_is_noted_of_his_address_alone() {
        for (String wish : List.of("STOP", "STOP_ALL")) {
            Sample strangers = answered(Set.of(wish, "WRONG_PERSON"), Set.of("SMS"));
            assertThat(found(strangers)).containsExactly("opt-out-not-noted");
            assertThat(found(strangers.note(new Fact.AddressDoubted(SAID, "SMS"))))
                    .isEmpty();
        }
    }

    @Test
    void what_an_opt_out_was_of_an_older_row_does_not_say() {
        assertThat(found(answered(Set.of("STOP"), null).note(ceased(SAID, "PHONE"))))
                .isEmpty();
        assertThat(found(answered(Set.of("STOP"), null).contact("b", "SMS", LATER)))
                .containsExactly("opt-out-not-noted");
    }

    @Test
    void a_strangers_answer_is_noted_of_the_address_it_came_from_or_of_that_which_was_written_to() {
        Set<String> wrong = Set.of("OTHER", "WRONG_PERSON");
        assertThat(found(answered(wrong, "LETTER", null))).containsExactly("opt-out-not-noted");
        assertThat(found(answered(wrong, "LETTER", null).note(new Fact.AddressDoubted(SAID, "FIELD_VISIT"))))
                .isEmpty();
        assertThat(found(answered(wrong, "LETTER", null).note(new Fact.AddressDoubted(SAID, "PHONE"))))
                .isEmpty();
        assertThat(found(answered(wrong, "LETTER", null).note(new Fact.AddressDoubted(SAID, "EMAIL"))))
                .containsExactly("opt-out-not-noted");
    }

    @Test
    void a_strangers_answer_to_what_went_to_an_address_found_since_is_noted_anew() {
        Fact before = new Fact.AddressDoubted(SENT.minusSeconds(600), "SMS");
        for (String found : List.of("NUMBER", "POST")) {
            Sample sample = Sample.open()
                    .note(before)
                    .note(new Fact.AddressFound(found))
                    .contact("a", "SMS", SENT)
                    .noteOfCase(new Fact.ReplyHeard("a", "SMS", Set.of("WRONG_PERSON"), SAID, null));
            assertThat(found(sample)).isEqualTo(found.equals("NUMBER") ? List.of("opt-out-not-noted") : List.of());
            assertThat(found(sample.note(new Fact.AddressDoubted(SAID, "SMS")))).isEmpty();
        }
        Sample late = answered(Set.of("WRONG_PERSON"), null).note(before).note(new Fact.AddressFound(null));
        assertThat(found(late)).as("it went to the address of before").isEmpty();
    }

    @Test
    void no_contact_comes_after_what_was_said_though_its_party_never_noted_it() {
        Sample optOut = answered(Set.of("STOP"), Set.of("SMS")).contact("b", "EMAIL", LATER);
        assertThat(found(optOut)).containsExactly("opt-out-not-noted");
        assertThat(found(optOut.contact("c", "SMS", LATER)))
                .containsExactly("opt-out-not-noted", "contact-after-opt-out");
        Sample stranger = answered(Set.of("WRONG_PERSON"), null).contact("b", "PHONE", LATER);
        assertThat(found(stranger)).containsExactly("opt-out-not-noted", "contact-after-opt-out");
        Sample relative = answered(Set.of("STOP_ALL"), null).third("t", "aunt", LATER);
        assertThat(found(relative)).containsExactly("opt-out-not-noted");
    }

    @Test
    void the_wish_is_that_of_whom_the_contact_was_for_or_the_debtors_where_nobody_knows() {
        Fact.ReplyHeard stop = new Fact.ReplyHeard("b", "SMS", Set.of("STOP"), LATER, Set.of("SMS"));
        Sample coDebtors = Sample.open().alsoContact("b", SENT).noteOfCase(stop);
        assertThat(found(coDebtors)).containsExactly("opt-out-not-noted");
        assertThat(found(coDebtors.note(Sample.ALSO, ceased(LATER, "SMS")))).isEmpty();
        Sample forgotten = Sample.open().noteOfCase(stop);
        assertThat(found(forgotten)).containsExactly("opt-out-not-noted");
        assertThat(found(forgotten.note(ceased(LATER, "SMS")))).isEmpty();
    }

    @Test
    void what_wishes_for_nothing_is_noted_nowhere() {
        assertThat(found(answered(Set.of("DISPUTES", "OTHER"), null).contact("b", "SMS", LATER)))
                .isEmpty();
    }
}

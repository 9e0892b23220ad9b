package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.GoldenStates;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectKindTest {

    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00.000001Z");

    private static final SubjectKind<Tally.State, Tally.In, Tally.Event> TALLY = Tally.registration();

    /** Schema 1 called the tenant an owner; schema 2 called the total a sum. */
    private static final SubjectKind<Tally.State, Tally.In, Tally.Event> THIRD =
            TALLY.upcast(List.of(renamed("owner", "tenant"), renamed("sum", "total")));

    @ParameterizedTest
    @MethodSource
    void a_state_is_read_as_it_was_written(Tally.State state) {
        assertThat(TALLY.readState(TALLY.writeState(state), TALLY.schema())).isEqualTo(state);
    }

    static List<Tally.State> a_state_is_read_as_it_was_written() {
        return List.of(
                new Tally.Unopened(),
                new Tally.Open("bank-a", Long.MIN_VALUE, null),
                new Tally.Open("bank \"甲\" 😀\n", Long.MAX_VALUE, MORNING));
    }

    @Test
    void a_long_state_of_a_kind_that_packs_is_short_in_its_row_and_read_and_shown_as_it_was() {
        Tally.State state = new Tally.Open("bank \"甲\" 😀\n".repeat(5_000), 41, MORNING);
        String row = TALLY.packing().writeState(state);
        assertThat(row.length())
                .isLessThan(2_000)
                .isLessThan(TALLY.writeState(state).length() / 10);
        assertThat(TALLY.packing().readState(row, TALLY.schema())).isEqualTo(state);
        assertThat(TALLY.readState(row, TALLY.schema())).isEqualTo(state);
        assertThat(TALLY.shownState(row)).isEqualTo(TALLY.writeState(state));
    }

    @Test
    void a_state_is_packed_from_its_16_385th_character_on() {
        int around = TALLY.writeState(new Tally.Open("", 41, MORNING)).length();
        Tally.State longest = new Tally.Open("x".repeat(PackedState.PLAIN - around), 41, MORNING);
        Tally.State longer = new Tally.Open("x".repeat(PackedState.PLAIN - around + 1), 41, MORNING);
        assertThat(TALLY.packing().writeState(longest))
                .hasSize(PackedState.PLAIN)
                .startsWith("{\"is\":");
        assertThat(TALLY.packing().writeState(longer)).startsWith("{\"deflated\":\"");
        assertThat(TALLY.packing().readState(TALLY.packing().writeState(longer), TALLY.schema()))
                .isEqualTo(longer);
    }

    /** As a row of an earlier release has it, whatever the library that deflates does by now. */
    @Test
    void a_row_that_was_packed_by_another_release_is_read() {
        String row = "{\"deflated\":\"eJyrVsosVrJS8i9IzVPSUSpJzUvMKwHykxLzsnUTlWoBmnEJyw\"}";
        assertThat(TALLY.shownState(row)).isEqualTo("{\"is\":\"Open\",\"tenant\":\"bank-a\"}");
    }

    @ParameterizedTest
    @MethodSource
    void an_input_in_the_mailbox_is_read_as_it_was_written(Tally.In input) {
        assertThat(TALLY.readInput(TALLY.writeInput(input))).isEqualTo(input);
    }

    static List<Tally.In> an_input_in_the_mailbox_is_read_as_it_was_written() {
        return List.of(
                new Tally.Opened("bank-a"),
                new Tally.Add(-1),
                new Tally.OrderEnded("tea-1", Effect.Result.UNKNOWN),
                new Tally.Passed(Deadline.legal("alarm", "1", MORNING, "test")));
    }

    @Test
    void a_private_event_is_journaled_in_the_domains_words_and_a_public_one_in_the_contracts() {
        SubjectKind.Written own = TALLY.write(new Tally.Added(5));
        assertThat(own).isEqualTo(new SubjectKind.Written(null, "Added", "{\"amount\":5}"));
        assertThat(TALLY.readEvent(false, own.type(), own.payload())).isEqualTo(new Tally.Added(5));

        Tally.Told told = new Tally.Told(new StepLapsed("sms-1", MORNING, "shelf-life"));
        SubjectKind.Written written = TALLY.write(told);
        assertThat(written.topic()).isEqualTo("cases.negotiation");
        assertThat(written.type()).isEqualTo("StepLapsed.v1");
        assertThat(written.payload())
                .isEqualTo("{\"step\":\"sms-1\",\"dueAt\":\"2026-03-01T08:00:00.000001Z\",\"rule\":\"shelf-life\"}");
        assertThat(TALLY.readEvent(true, written.type(), written.payload())).isEqualTo(told);
    }

    @Test
    void states_of_every_earlier_schema_are_read_and_those_of_the_current_one_are_written() {
        assertThat(THIRD.schema()).isEqualTo(3);
        GoldenStates.of(THIRD, Tally.State.class)
                .earlier(1, "open", new Tally.Open("bank-a", 41, null))
                .earlier(2, "open", new Tally.Open("bank-a", 41, MORNING))
                .now("open", new Tally.Open("bank-a", 41, MORNING))
                .now("unopened", new Tally.Unopened())
                .hold();
    }

    @Test
    void one_upcaster_makes_the_first_schema_the_second() {
        SubjectKind<Tally.State, Tally.In, Tally.Event> second = TALLY.upcast(List.of(renamed("sum", "total")));
        assertThat(second.schema()).isEqualTo(2);
        assertThat(second.readState(golden(2), 1)).isEqualTo(new Tally.Open("bank-a", 41, MORNING));
    }

    @Test
    void a_state_of_a_newer_release_is_not_guessed_at() {
        assertThatThrownBy(() -> TALLY.readState(golden(3), 2)).hasMessageContaining("is newer than this service");
    }

    @Test
    void a_state_with_a_field_too_many_or_too_few_is_not_guessed_at() {
        assertThatThrownBy(() -> TALLY.readState(golden(2), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TALLY.readState("{\"is\":\"Open\",\"tenant\":\"bank-a\"}", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UnaryOperator<ObjectNode> renamed(String from, String to) {
        return state -> {
            if (state.has(from)) {
                state.set(to, state.remove(from));
            }
            return state;
        };
    }

    private static String golden(int schema) {
        String name = "/golden/case-open.schema" + schema + ".json";
        try (InputStream in = Objects.requireNonNull(SubjectKindTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

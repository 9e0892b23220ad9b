package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.PublicEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about one subject: {@code Spec.of(decider).given(events).when(input).at(t).then(events).andDeadlines(…)}. It
 * runs the same {@link Turn} as the desk: deadlines due at {@code t} are taken before the input. Sentences chain; the
 * state carries over.
 */
public final class Spec<S, I extends Input, E> {

    private final Decider<S, I, E> decider;
    private S state;
    private @Nullable I input;
    private @Nullable Turn<S, I, E> turn;
    private @Nullable Decision<E> decision;

    private Spec(Decider<S, I, E> decider, SubjectId id) {
        this.decider = decider;
        this.state = decider.initial(id);
    }

    public static <S, I extends Input, E> Spec<S, I, E> of(Decider<S, I, E> decider) {
        return of(decider, "subject-1");
    }

    public static <S, I extends Input, E> Spec<S, I, E> of(Decider<S, I, E> decider, String id) {
        return new Spec<>(decider, new SubjectId(decider.kind(), id));
    }

    @SafeVarargs
    public final Spec<S, I, E> given(E... events) {
        for (E event : events) {
            state = decider.evolve(state, event);
        }
        return this;
    }

    public Spec<S, I, E> when(I input) {
        this.input = input;
        return this;
    }

    /** Nothing arrives: the clock alone looks at the subject at {@code at}. */
    public Spec<S, I, E> whenTimePasses() {
        this.input = null;
        return this;
    }

    /** ISO-8601 with offset: {@code 2026-03-01T08:00:00+08:00}. */
    public Spec<S, I, E> at(String instant) {
        return at(OffsetDateTime.parse(instant).toInstant());
    }

    public Spec<S, I, E> at(Instant now) {
        Turn<S, I, E> t = new Turn<>(decider, state, now);
        t.catchUp();
        decision = input == null ? Decision.nothing() : t.take(input);
        state = t.state();
        turn = t;
        input = null;
        return this;
    }

    /** Exactly these events, private and public, in this order, deadlines' events included. */
    @SafeVarargs
    public final Spec<S, I, E> then(E... events) {
        notRefused();
        assertThat(events()).containsExactly(events);
        return this;
    }

    public Spec<S, I, E> thenNothing() {
        notRefused();
        assertThat(events()).isEmpty();
        return this;
    }

    /** Exactly these public events in this order; private ones are not looked at. */
    public Spec<S, I, E> thenPublished(PublicEvent... events) {
        notRefused();
        assertThat(published()).containsExactly(events);
        return this;
    }

    /** These public events are among those published. */
    public Spec<S, I, E> thenAlsoPublished(PublicEvent... events) {
        notRefused();
        assertThat(published()).contains(events);
        return this;
    }

    public Spec<S, I, E> thenRefused(String rule) {
        assertThat(Objects.requireNonNull(decision)).isInstanceOfSatisfying(Decision.Refused.class, r -> assertThat(
                        r.refusal().rule())
                .isEqualTo(rule));
        return this;
    }

    /** Exactly these deadlines, in any order. */
    public Spec<S, I, E> andDeadlines(Deadline... deadlines) {
        assertThat(decider.deadlines(state)).containsExactlyInAnyOrder(deadlines);
        return this;
    }

    public Spec<S, I, E> andDeadline(String kind, String dueAt) {
        assertThat(decider.deadlines(state).stream()
                        .filter(d -> d.kind().equals(kind))
                        .map(Deadline::dueAt))
                .as(() -> "deadline " + kind + " among " + decider.deadlines(state))
                .contains(OffsetDateTime.parse(dueAt).toInstant());
        return this;
    }

    public Spec<S, I, E> andNoDeadline(String kind) {
        assertThat(decider.deadlines(state)).noneMatch(d -> d.kind().equals(kind));
        return this;
    }

    public Spec<S, I, E> andTells(Tell... tells) {
        assertThat(ran().tells()).containsExactly(tells);
        return this;
    }

    public Spec<S, I, E> andEffects(Effect... effects) {
        assertThat(ran().effects()).containsExactly(effects);
        return this;
    }

    /** Exactly this is what the caller of the command learns. */
    public Spec<S, I, E> andAnswers(Map<String, String> answer) {
        notRefused();
        assertThat(Objects.requireNonNull(decision))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class, a -> assertThat(a.answer()).isEqualTo(answer));
        return this;
    }

    public Spec<S, I, E> andStatus(String status) {
        assertThat(decider.facets(state).status()).isEqualTo(status);
        return this;
    }

    /** Events of the last sentence, for assertions that the kit has no word for. */
    public List<E> events() {
        return ran().events().stream().map(Turn.Recorded::event).toList();
    }

    public List<PublicEvent> published() {
        return events().stream()
                .filter(Published.class::isInstance)
                .map(e -> ((Published) e).event())
                .toList();
    }

    public Turn<S, I, E> ran() {
        return Objects.requireNonNull(turn, "say .at(…) first");
    }

    public S state() {
        return state;
    }

    private void notRefused() {
        assertThat(Objects.requireNonNull(decision, "say .at(…) first"))
                .as("decision on input; published so far "
                        + Arrays.toString(published().toArray()))
                .isInstanceOf(Decision.Accepted.class);
    }
}

package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Turn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One subject of a {@link PaperDesk}. Its turns are those of the desk, and each is held to the laws of the house. */
final class PaperSeat<S, I extends Input, E> {

    private final SubjectId id;
    private final PaperKind<S, I, E> kind;
    private final Set<String> refs = new HashSet<>();
    private S state;
    private S replayed;
    private boolean born;

    PaperSeat(SubjectId id, PaperKind<S, I, E> kind) {
        this.id = id;
        this.kind = kind;
        this.state = kind.decider().initial(id);
        this.replayed = state;
    }

    PaperSeat<S, I, E> copy() {
        PaperSeat<S, I, E> copy = new PaperSeat<>(id, kind);
        copy.refs.addAll(refs);
        copy.state = state;
        copy.replayed = replayed;
        copy.born = born;
        return copy;
    }

    /** Whether anything has happened to it. */
    boolean born() {
        return born;
    }

    Standing standing() {
        Set<Deadline> legal = kind.decider().deadlines(state).stream()
                .filter(d -> d.nature() == Deadline.Nature.LEGAL)
                .collect(Collectors.toUnmodifiableSet());
        return new Standing(state, kind.decider().facets(state).status(), legal);
    }

    Optional<Instant> nextDue() {
        return kind.decider().deadlines(state).stream().map(Deadline::dueAt).min(Instant::compareTo);
    }

    Input effectResult(String ref, Effect.Result result) {
        return kind.decider().effectResult(ref, result, result.name());
    }

    /** Due deadlines only. */
    Step look(Instant now) {
        Turn<S, I, E> turn = turn(now);
        turn.catchUp();
        Turn<S, I, E> again = turn(now);
        again.catchUp();
        sameAgain(turn, again);
        return keep(turn, null, null, now);
    }

    /** One input; deadlines that are due must have been taken before. */
    Step take(Input input, Instant now) {
        I mine = kind.read(input);
        Turn<S, I, E> turn = turn(now);
        Decision<E> decision = turn.take(mine);
        Turn<S, I, E> again = turn(now);
        assertThat(again.take(mine)).as("the same input is decided alike").isEqualTo(decision);
        sameAgain(turn, again);
        String refusedBy = decision instanceof Decision.Refused<E> refused
                ? refused.refusal().rule()
                : null;
        return keep(turn, mine, refusedBy, now);
    }

    private Turn<S, I, E> turn(Instant now) {
        return new Turn<>(kind.decider(), state, now);
    }

    private static void sameAgain(Turn<?, ?, ?> turn, Turn<?, ?, ?> again) {
        assertThat(again.events()).as("a turn is a function").isEqualTo(turn.events());
        assertThat(again.state()).as("a turn is a function").isEqualTo(turn.state());
    }

    private Step keep(Turn<S, I, E> turn, @Nullable I input, @Nullable String refusedBy, Instant now) {
        assertThat(turn.passed()).as("a deadline that passed is gone").doesNotHaveDuplicates();
        assertThat(turn.earliest().filter(d -> !d.dueAt().isAfter(now)))
                .as("what is due was taken")
                .isEmpty();
        List<E> events = turn.events().stream().map(Turn.Recorded::event).toList();
        if (!events.isEmpty()) {
            written(turn.state(), events);
        }
        for (Effect effect : turn.effects()) {
            assertThat(events).as("an effect is written with its event").isNotEmpty();
            assertThat(refs.add(effect.ref()))
                    .as("no two effects are one: %s", effect.ref())
                    .isTrue();
        }
        Standing before = standing();
        state = turn.state();
        born |= !events.isEmpty();
        return new Step(id, before, input, refusedBy, turn, standing(), now);
    }

    private void written(S next, List<E> events) {
        for (E event : events) {
            replayed = kind.decider().evolve(replayed, kind.journaled(event));
        }
        assertThat(replayed).as("the journal replays to the state").isEqualTo(next);
        kind.survivesItsRow(next);
        for (Deadline deadline : kind.decider().deadlines(next)) {
            assertThat(deadline.dueAt())
                    .as("instants are microseconds: %s", deadline)
                    .isEqualTo(deadline.dueAt().truncatedTo(ChronoUnit.MICROS));
        }
    }
}

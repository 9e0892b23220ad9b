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
import org.jspecify.annotations.Nullable;

/** One subject of a {@link PaperDesk}. Its turns are those of the desk, and each is held to the laws of the house. */
final class PaperSeat<S, I extends Input, E> {

    private final SubjectId id;
    private final PaperKind<S, I, E> kind;
    private final Set<String> refs;
    private final boolean rehearsal;
    private S state;
    private S replayed;
    private Standing standing;
    private boolean born;

    PaperSeat(SubjectId id, PaperKind<S, I, E> kind) {
        this.id = id;
        this.kind = kind;
        this.refs = new HashSet<>();
        this.rehearsal = false;
        this.state = kind.decider().initial(id);
        this.replayed = state;
        this.standing = standing(state);
    }

    private PaperSeat(PaperSeat<S, I, E> other) {
        this.id = other.id;
        this.kind = other.kind;
        this.refs = new HashSet<>(other.refs);
        this.rehearsal = true;
        this.state = other.state;
        this.replayed = other.replayed;
        this.standing = other.standing;
        this.born = other.born;
    }

    /**
     * The same subject, to see what would become of it. Nothing of that is written down, so it is spared the way to the
     * journal and back, which takes longer than all the deciding.
     */
    PaperSeat<S, I, E> rehearsal() {
        return new PaperSeat<>(this);
    }

    /** Whether anything has happened to it. */
    boolean born() {
        return born;
    }

    Standing standing() {
        return standing;
    }

    private Standing standing(S at) {
        return new Standing(
                at,
                kind.decider().facets(at).status(),
                Set.copyOf(kind.decider().deadlines(at)));
    }

    Optional<Instant> nextDue() {
        return standing.deadlines().stream().map(Deadline::dueAt).min(Instant::compareTo);
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
        I mine = rehearsal ? kind.own(input) : kind.read(input);
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
        assertThat(turn.passed())
                .extracting(Turn.Passed::deadline)
                .as("a deadline that passed is gone")
                .doesNotHaveDuplicates();
        assertThat(turn.earliest().filter(d -> !d.dueAt().isAfter(now)))
                .as("what is due was taken")
                .isEmpty();
        List<E> events = turn.events().stream().map(Turn.Recorded::event).toList();
        Standing before = standing;
        if (!events.isEmpty()) {
            moved(turn.state());
            if (!rehearsal) {
                written(events);
            }
        }
        for (Effect effect : turn.effects()) {
            assertThat(events).as("an effect is written with its event").isNotEmpty();
            assertThat(refs.add(effect.ref()))
                    .as("no two effects are one: %s", effect.ref())
                    .isTrue();
        }
        born |= !events.isEmpty();
        return new Step(id, before, input, refusedBy, turn, standing, now);
    }

    private void moved(S next) {
        state = next;
        standing = standing(next);
        for (Deadline deadline : standing.deadlines()) {
            assertThat(deadline.dueAt())
                    .as("instants are microseconds: %s", deadline)
                    .isEqualTo(deadline.dueAt().truncatedTo(ChronoUnit.MICROS));
        }
    }

    private void written(List<E> events) {
        for (E event : events) {
            replayed = kind.decider().evolve(replayed, kind.journaled(event));
        }
        assertThat(replayed).as("the journal replays to the state").isEqualTo(state);
        kind.survivesItsRow(state);
    }
}

package io.recourse.casework.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One subject's turn at the desk: first every deadline that is due, in order and re-derived after each, then inputs as
 * they are handed in. Nothing is written before the turn is over; a turn that throws leaves no trace.
 */
public final class Turn<S, I extends Input, E> {

    /** A kind whose deadlines come no later in this many rounds derives one that never passes, or two that bring each other back. */
    static final int MAX_ROUNDS_WITHOUT_PROGRESS = 64;

    /** An event and the instant that counts for the rules. */
    public record Recorded<E>(E event, Instant businessAt) {}

    /**
     * A deadline that was taken.
     *
     * @param late how long after it could have been, in business time, ≥ 0; none where news made it due in hindsight, for
     *     nobody could have taken it before the news came
     */
    public record Passed(Deadline deadline, Duration late) {}

    private final Decider<S, I, E> decider;
    private final Instant now;
    private S state;
    private final List<Recorded<E>> events = new ArrayList<>();
    private final List<Tell> tells = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Passed> passed = new ArrayList<>();

    /** Of the state reached so far, once it has been asked for: to derive all deadlines is a good part of a turn. */
    private @Nullable Optional<Deadline> earliest;

    public Turn(Decider<S, I, E> decider, S state, Instant now) {
        this(decider, state, now, null);
    }

    /** @param earliest the earliest deadline of the state, null if it is not known yet */
    public Turn(Decider<S, I, E> decider, S state, Instant now, @Nullable Optional<Deadline> earliest) {
        this.decider = decider;
        this.state = state;
        this.now = now;
        this.earliest = earliest;
    }

    /**
     * Takes all deadlines that are due.
     *
     * @throws IllegalStateException if a passed deadline does not go away
     */
    public void catchUp() {
        passAllDue(due -> Duration.between(due, now));
    }

    private void passAllDue(Function<Instant, Duration> late) {
        Instant latest = Instant.MIN;
        // many of one instant are no sign of one that stays, so each is counted by itself
        Map<String, Integer> rounds = new HashMap<>();
        for (Optional<Deadline> due = earliest();
                due.isPresent() && !due.get().dueAt().isAfter(now);
                due = earliest()) {
            Deadline deadline = due.get();
            if (deadline.dueAt().isAfter(latest)) {
                latest = deadline.dueAt();
                rounds.clear();
            }
            if (rounds.merge(deadline.kind() + "/" + deadline.ref(), 1, Integer::sum) > MAX_ROUNDS_WITHOUT_PROGRESS) {
                throw new IllegalStateException("deadline " + deadline.kind() + " does not pass");
            }
            passed.add(new Passed(deadline, late.apply(deadline.dueAt())));
            if (decide(decider.passed(deadline)) instanceof Decision.Refused<E>(Refusal refusal)) {
                throw new IllegalStateException("deadline " + deadline.kind() + " refused by " + refusal.rule());
            }
        }
    }

    /** Takes one input; deadlines that its events made due already are taken right after it. */
    public Decision<E> take(I input) {
        Decision<E> decision = decide(input);
        passAllDue(_ -> Duration.ZERO);
        return decision;
    }

    private Decision<E> decide(I input) {
        Decision<E> decision = decider.decide(state, input, now);
        if (decision instanceof Decision.Accepted<E> accepted) {
            Instant businessAt = input.businessAt(now);
            for (E event : accepted.events()) {
                state = decider.evolve(state, event);
                earliest = null;
                events.add(new Recorded<>(event, businessAt));
            }
            tells.addAll(accepted.tells());
            effects.addAll(accepted.effects());
        }
        return decision;
    }

    /** The earliest deadline of the state reached so far. */
    public Optional<Deadline> earliest() {
        Optional<Deadline> known = earliest;
        if (known == null) {
            known = decider.deadlines(state).stream().min(Deadline.ORDER);
            earliest = known;
        }
        return known;
    }

    public S state() {
        return state;
    }

    public List<Recorded<E>> events() {
        return events;
    }

    public List<Tell> tells() {
        return tells;
    }

    public List<Effect> effects() {
        return effects;
    }

    /** Deadlines taken in this turn. */
    public List<Passed> passed() {
        return passed;
    }
}

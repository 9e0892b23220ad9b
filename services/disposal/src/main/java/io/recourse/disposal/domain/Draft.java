package io.recourse.disposal.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A decision in the making: each event is applied at once, so that the next rule sees what the last one said. */
final class Draft<S, E> {

    private final BiFunction<S, E, S> evolve;
    private final List<E> events = new ArrayList<>();
    private final List<Tell> tells = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private S state;

    Draft(S state, BiFunction<S, E, S> evolve) {
        this.state = state;
        this.evolve = evolve;
    }

    S state() {
        return state;
    }

    void add(E event) {
        state = evolve.apply(state, event);
        events.add(event);
    }

    void tell(String kind, String id, Input input) {
        tells.add(new Tell(new SubjectId(kind, id), input));
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    Decision<E> decision() {
        return new Decision.Accepted<>(events, tells, effects);
    }
}

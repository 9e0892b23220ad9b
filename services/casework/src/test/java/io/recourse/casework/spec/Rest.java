package io.recourse.casework.spec;

import io.recourse.casework.decision.Input;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where a subject may lie without a deadline: for good, or until somebody says something. Whatever a {@link Life} does not
 * name here is looked at again by itself.
 *
 * @param inputs those that end it, each of them; none if nothing does
 */
public record Rest(String name, Predicate<Object> holds, List<Class<? extends Input>> inputs) {

    /** For good: a subject that came here stays here. */
    public static Rest over(Class<?> state) {
        return new Rest(state.getSimpleName() + " for good", state::isInstance, List.of());
    }

    /** In this state, whatever else is true of it. */
    @SafeVarargs
    public static Rest until(Class<?> state, Class<? extends Input>... inputs) {
        return until(state, "", _ -> true, inputs);
    }

    /** In this state, as long as the condition holds. */
    @SafeVarargs
    public static <S> Rest until(
            Class<S> state, String condition, Predicate<S> when, Class<? extends Input>... inputs) {
        String named = Arrays.stream(inputs).map(Class::getSimpleName).collect(Collectors.joining(" or "));
        String what = condition.isEmpty() ? state.getSimpleName() : state.getSimpleName() + ", " + condition + ",";
        return new Rest(
                what + " until " + named, s -> state.isInstance(s) && when.test(state.cast(s)), List.of(inputs));
    }

    boolean isOver() {
        return inputs.isEmpty();
    }
}

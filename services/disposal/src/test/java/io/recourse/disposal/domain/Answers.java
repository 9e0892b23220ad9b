package io.recourse.disposal.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.contracts.DisposalEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What comes of one input in every state, as a table: states, then their answer. An answer is events, {@code >} what others
 * are told, {@code !} orders to venues, or a refusal by its rule. States in which nothing comes of it are left out.
 */
final class Answers {

    private static final String NOTHING = "nothing";

    private Answers() {}

    static <S> String to(Map<String, S> states, Function<S, Decision<?>> decide) {
        return table(states, state -> answer(decide.apply(state)));
    }

    /** One line per answer, in the order in which the states first give it. */
    static <S> String table(Map<String, S> states, Function<S, String> answer) {
        Map<String, String> lines = new LinkedHashMap<>();
        states.forEach((name, state) ->
                lines.merge(orImpossible(() -> answer.apply(state)), name, (before, more) -> before + ", " + more));
        lines.remove(NOTHING);
        return lines.entrySet().stream()
                .map(line -> line.getValue() + ": " + line.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private static String orImpossible(Supplier<String> step) {
        try {
            return step.get();
        } catch (IllegalStateException e) {
            return "impossible";
        }
    }

    private static String answer(Decision<?> decision) {
        return switch (decision) {
            case Decision.Refused<?> refused -> "refused " + refused.refusal().rule();
            case Decision.Accepted<?> accepted -> {
                String all = Stream.of(
                                accepted.events().stream().map(Answers::name),
                                accepted.tells().stream().map(tell -> ">" + name(tell.input())),
                                accepted.effects().stream().map(effect -> "!" + effect.ref()))
                        .flatMap(part -> part)
                        .collect(Collectors.joining(" "));
                yield all.isEmpty() ? NOTHING : all;
            }
        };
    }

    static String name(Object object) {
        return object instanceof CaseEvent.Told(DisposalEvent event)
                ? event.getClass().getSimpleName()
                : object.getClass().getSimpleName();
    }

    /** Each term and what comes of it at its end. */
    static String terms(Set<Deadline> deadlines, Function<Deadline, Decision<?>> passed) {
        return deadlines.isEmpty()
                ? NOTHING
                : deadlines.stream()
                        .sorted(Deadline.ORDER)
                        .map(d -> d.kind() + " " + d.dueAt() + " " + d.nature() + " " + answer(passed.apply(d)))
                        .collect(Collectors.joining("; "));
    }
}

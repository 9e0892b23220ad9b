package io.recourse.casework.spec;

import io.recourse.contracts.json.SealedJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts that states are made of, however deep: {@code CaseState.Open} for a record of a sealed family or within one, and
 * {@code CaseState.Open.pauses} for each of its components.
 */
final class StateParts {

    private StateParts() {}

    /** All parts that a state of the family may have. */
    static Set<String> of(Class<?> family) {
        Set<String> parts = new TreeSet<>();
        collect(family, parts, new HashSet<>());
        return parts;
    }

    private static void collect(Type type, Set<String> parts, Set<Type> known) {
        if (!known.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(t -> collect(t, parts, known));
        } else if (type instanceof Class<?> c && c.isSealed()) {
            SealedJson.leaves(c).forEach(leaf -> collect(leaf, parts, known));
        } else if (type instanceof Class<?> c && c.isRecord()) {
            parts.addAll(own(c));
            for (RecordComponent component : c.getRecordComponents()) {
                collect(component.getGenericType(), parts, known);
            }
        }
    }

    /** One record and its components, and nothing within them. */
    static Set<String> own(Class<?> c) {
        Set<String> parts = new TreeSet<>();
        parts.add(name(c));
        Arrays.stream(c.getRecordComponents()).forEach(component -> parts.add(name(c, component)));
        return parts;
    }

    /** The parts that have a value in this one: neither null nor an empty collection. */
    static Set<String> in(Object state) {
        Set<String> parts = new TreeSet<>();
        find(state, parts);
        return parts;
    }

    private static void find(@Nullable Object value, Set<String> parts) {
        switch (value) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> find(one, parts));
            case Map<?, ?> map ->
                map.forEach((key, one) -> {
                    find(key, parts);
                    find(one, parts);
                });
            case Record of -> {
                Class<?> c = of.getClass();
                parts.add(name(c));
                for (RecordComponent component : c.getRecordComponents()) {
                    Object held = held(of, component);
                    if (!isEmpty(held)) {
                        parts.add(name(c, component));
                    }
                    find(held, parts);
                }
            }
            default -> {}
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof Collection<?> many && many.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static @Nullable Object held(Record of, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Class<?> c) {
        return c.getName().substring(c.getPackageName().length() + 1).replace('$', '.');
    }

    private static String name(Class<?> c, RecordComponent component) {
        return name(c) + "." + component.getName();
    }
}

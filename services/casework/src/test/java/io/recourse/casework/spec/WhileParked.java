package io.recourse.casework.spec;

import io.recourse.casework.decision.Input;
import io.recourse.contracts.json.SealedJson;
import java.util.List;

/** Which inputs of a sealed family even a parked subject takes in: all that say so, so that a new one is not overlooked. */
public final class WhileParked {

    private WhileParked() {}

    public static List<Class<?>> accepted(Class<? extends Input> family) {
        return SealedJson.leaves(family).stream().filter(WhileParked::saysSo).toList();
    }

    private static boolean saysSo(Class<?> input) {
        try {
            return input.getMethod("acceptedWhileParked").getDeclaringClass() != Input.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.recourse.verify.law;

import java.util.ArrayList;
import java.util.List;

/**
 * What the guard says to the vectors.
 *
 * @param all how many were put to it
 * @param differing one line for each that it answers otherwise
 */
public record Agreement(int all, List<String> differing) {
    public Agreement {
        differing = List.copyOf(differing);
    }

    static Agreement none() {
        return new Agreement(0, List.of());
    }

    static Agreement of(Guard guard, Vectors file) {
        List<String> differing = new ArrayList<>();
        for (Vectors.Vector vector : file.vectors()) {
            Answer said = guard.ask(vector.ask());
            if (!said.equals(vector.answer())) {
                differing.add(
                        vector.id() + ": " + vector.sentence() + " It says " + said + ", right is " + vector.answer());
            }
        }
        return new Agreement(file.vectors().size(), differing);
    }

    Agreement and(Agreement other) {
        List<String> both = new ArrayList<>(differing);
        both.addAll(other.differing);
        return new Agreement(all + other.all, both);
    }

    /** A guard that was asked nothing has proved nothing. */
    public boolean full() {
        return all > 0 && differing.isEmpty();
    }

    public String sentence() {
        return all - differing.size() + " of " + all + " conformance vectors answered alike by the checker's own guard";
    }
}
